import { KEY, within } from "../../../../compiler/model/origin.js";
import { resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SOURCE } from "../../schema/source.js";
import { columnDefinitions, identityColumns, publishesGenerated } from "../../stream.js";
import { membersIn } from "./member.js";
import { shopPublication } from "./shop-publication.js";

export const columnNotPublished: Rule = {
  code: "postgres/column-not-published",
  severity: "error",
  summary: "A declared column is not among those that the publication lists",
  why: "No event has it: it would be empty in every row.",
  mend: "List the column in the publication, or leave it out of the table.",
  failing: shopPublication("", '{ table: orders, columns: ["id", "region"] }'),
  passing: shopPublication("", '{ table: orders, columns: ["id", "region", "note"] }'),
  *check(pipeline) {
    for (const { publication, table, entry, at } of membersIn(pipeline)) {
      if (entry.columns === undefined || table.spec.replicaIdentity === "full") continue;
      const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
      // Of the identity another rule speaks; a generated column that is in no event is computed by its readers.
      const elsewhere = new Set([...entry.columns, ...identityColumns(table.spec)]);
      for (const [column, definition] of columnDefinitions(table.spec)) {
        const isComputed =
          definition.generated !== undefined && (source === undefined || !publishesGenerated(source.spec));
        if (elsewhere.has(column) || isComputed) continue;
        yield {
          detail: `\`${publication.name}\` does not publish \`${column}\` of \`${table.name}\`. ${columnNotPublished.mend}`,
          at: within(at, "columns"),
          resource: publication.address,
          related: [{ at: within(table.origin, "columns", column, KEY), note: "the column" }],
        };
      }
    }
  },
};
