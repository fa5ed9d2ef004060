import { SHOP } from "../../../compiler/check/rule-case.js";
import { KEY, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { loggedTable } from "../columns.js";
import { OWN_COLUMNS } from "../rows.js";
import { CHANGES } from "../schema.js";

const log = (key: string): string => `${SHOP}
const entries = postgres.table("public.entries", {
  source: shop,
  columns: { ${key}: "bigint not null", text: "varchar(100) not null" },
  primaryKey: ["${key}"],
});
const changes = clickhouse.changes("analytics.entries_changes", { of: entries });

const listed = [changes];
`;

const NAMES = new Set([...Object.keys(OWN_COLUMNS), "operation", "before", "after", "_earliness"]);

export const reservedKey: Rule = {
  code: "changes/reserved-key",
  severity: "error",
  summary: "A primary key's column has the name of a log's own column",
  why: "A log of changes has the primary key beside its own columns, and a table can't have two columns of one name.",
  mend: "Rename the column at the source, or log the changes by hand from the topic.",
  failing: log("lsn"),
  passing: log("id"),
  *check(pipeline) {
    for (const changes of ofKind(pipeline.resources, CHANGES)) {
      const logged = loggedTable(changes, pipeline.resources);
      if (logged === undefined) continue;
      const { table } = logged;
      for (const name of table.spec.primaryKey.filter((column) => NAMES.has(column))) {
        yield {
          detail: `\`${name}\` is in the primary key of \`${table.name}\`, and \`${changes.name}\` has a column \`${name}\` of its own. ${reservedKey.mend}`,
          at: within(table.origin, "columns", name, KEY),
          resource: changes.address,
          related: [{ at: changes.origin, note: "the log" }],
        };
      }
    }
  },
};
