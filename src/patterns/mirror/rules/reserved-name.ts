import { SHOP } from "../../../compiler/check/rule-case.js";
import { KEY, within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { nameProblem } from "../reserved-names.js";
import { mirrored } from "./mirrored.js";

const mirror = (column: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", ${column}: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const listed = [ordersNow];
`;

export const reservedName: Rule = {
  code: "mirror/reserved-name",
  severity: "error",
  summary: "A column's name can't be used in a mirror",
  why: "The mirror's storage has columns of its own, and ClickHouse reads some names in a way of its own.",
  mend: 'Leave the column out of the mirror, `columns: { _version: "exclude" }`, or rename it at the source.',
  failing: mirror("_version"),
  passing: mirror("version"),
  *check(pipeline) {
    for (const { isLog, mirror, table, columns } of mirrored(pipeline)) {
      for (const column of columns) {
        const problem = nameProblem(column.name, column.wire);
        // In a log a column is a part of a tuple.
        if (problem === undefined || (isLog && column.name !== "null")) continue;
        yield {
          detail: `\`${column.name}\`: ${problem}. Leave it out, \`columns: { ${JSON.stringify(column.name)}: "exclude" }\`, or rename it at the source.`,
          at: within(table.origin, "columns", column.name, KEY),
          resource: mirror.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};
