import { SHOP } from "../../../../compiler/check/rule-case.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { PUBLICATION, publishedTables } from "../../schema/publication.js";
import { TABLE } from "../../schema/table.js";

const publication = (source: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres-archive",
  database: "archive",
  user: "debezium",
  password: secret("archive-postgres/password"),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const published = postgres.publication("changes", { source: ${source}, tables: [orders] });

const listed = [orders, archive, published];
`;

export const tableOfAnotherSource: Rule = {
  code: "postgres/table-of-another-source",
  severity: "error",
  summary: "A publication names a table of another database",
  why: "A publication belongs to one database: its set-up SQL would fail there, or publish another table of the same name.",
  mend: "Publish tables of the publication's own source only.",
  failing: publication("archive"),
  passing: publication("shop"),
  *check(pipeline) {
    for (const publication of ofKind(pipeline.resources, PUBLICATION)) {
      for (const [
        index,
        {
          table: { $ref },
        },
      ] of publishedTables(publication.spec).entries()) {
        const table = resourceAt(pipeline.resources, $ref, TABLE);
        if (table === undefined || table.spec.source.$ref === publication.spec.source.$ref) continue;
        yield {
          detail: `\`${table.name}\` is not in the database of \`${publication.name}\`. ${tableOfAnotherSource.mend}`,
          at: within(publication.origin, "tables", index),
          resource: publication.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};
