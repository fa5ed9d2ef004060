import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { keyOverrideProblem, overrideProblem } from "../reading/override-problem.js";
import { mirrored } from "./mirrored.js";

const mirror = (type: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], columns: { status: "${type}" } });

const listed = [ordersNow];
`;

export const typeOverride: Rule = {
  code: "mirror/type-override",
  severity: "error",
  summary: "A mirror's type can't hold what the source may send",
  why: "A value that the type refuses by an error would stop the consumer for good; one that it cuts would be lost without a word.",
  mend: "Choose one of the types that the message names, or leave the derived one.",
  failing: mirror("Enum8('new' = 1, 'paid' = 2)"),
  passing: mirror("LowCardinality(String)"),
  *check(pipeline) {
    for (const { mirror, table, columns } of mirrored(pipeline)) {
      const key = new Set([...table.spec.primaryKey, ...mirror.spec.orderBy]);
      for (const column of columns) {
        const type = mirror.spec.columns[column.name]?.type;
        if (type === undefined || /^(LowCardinality\()?\s*Nullable\(/.test(type)) continue;
        const problem = key.has(column.name)
          ? keyOverrideProblem(column.wire, type)
          : overrideProblem(column.wire, type);
        if (problem === undefined) continue;
        yield {
          detail: `\`${column.name}\` (${column.sourceType} at the source) as \`${type}\`: ${problem}.`,
          at: within(mirror.origin, "columns", column.name),
          resource: mirror.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};
