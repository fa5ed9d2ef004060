import { SHOP } from "../../../compiler/check/rule-case.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { sourceTable, sourceTableAt } from "../qualified.js";
import { TABLE, type TableSpec } from "../schema/table.js";

const tables = (second: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const same = postgres.table("${second}", { source: shop, columns, primaryKey: ["id"] });

const listed = [orders, same];
`;

export const duplicateTable: Rule = {
  code: "postgres/duplicate-table",
  severity: "error",
  summary: "Two declarations are of one table",
  why: "A name without a schema is in `public`, and `table` says what a table is called at the source: both would be captured into one topic, with what one or the other says of columns and identity.",
  mend: "Declare the table once, with its schema.",
  failing: tables("orders"),
  passing: tables("sales.orders"),
  *check(pipeline) {
    const seen = new Map<string, Resource<TableSpec>>();
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const key = `${table.spec.source.$ref} ${sourceTable(table)}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, table);
        continue;
      }
      yield {
        detail: `\`${table.name}\` and \`${first.name}\` are both \`${sourceTable(table)}\`. ${duplicateTable.mend}`,
        at: sourceTableAt(table),
        resource: table.address,
        related: [{ at: sourceTableAt(first), note: "the other one" }],
      };
    }
  },
};
