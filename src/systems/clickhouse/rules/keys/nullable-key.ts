import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { keptBy, replacesRows } from "../kept.js";

const table = (type: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { shop: "UInt32", number: "${type}", version: "UInt64" },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ["shop", "number"],
  settings: { allow_nullable_key: 1 },
});

const listed = [orders];
`;

export const nullableKey: Rule = {
  code: "clickhouse/nullable-key",
  severity: "warning",
  summary: "A column that may be NULL tells rows from one another",
  why: "To a sorting key all NULLs are the same: rows that have none replace one another, and only the last is left.",
  mend: "Take a column that is never NULL, or store a value of its own for NULL.",
  failing: table("Nullable(UInt32)"),
  passing: table("UInt32"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      // Without the setting ClickHouse refuses such a key itself.
      if (kept === undefined || !replacesRows(kept) || !isOn(kept.settings.allow_nullable_key)) continue;
      for (const [index, name] of kept.orderBy.entries()) {
        const type = typeof name === "string" ? kept.columns[name]?.type : undefined;
        if (type === undefined || !/^(LowCardinality\()?Nullable\(/.test(type)) continue;
        yield {
          detail: `\`${name}\` of \`${table.name}\` may be NULL, and rows of one sorting key replace one another. ${nullableKey.mend}`,
          at: within(table.origin, "orderBy", index),
          resource: table.address,
          related: [{ at: within(table.origin, "settings", "allow_nullable_key"), note: "what allows it" }],
        };
      }
    }
  },
};

function isOn(value: unknown): boolean {
  return value === 1 || value === true || value === "1" || value === "true";
}
