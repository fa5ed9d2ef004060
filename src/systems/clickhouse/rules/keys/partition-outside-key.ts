import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { keptBy, replacesRows, sourceColumns } from "../kept.js";

const table = (orderBy: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", placed_on: "Date", version: "UInt64" },
  engine: { type: "ReplacingMergeTree", version: "version" },
  partitionBy: sql\`toYYYYMM(placed_on)\`,
  orderBy: ${orderBy},
});

const listed = [orders];
`;

export const partitionOutsideKey: Rule = {
  code: "clickhouse/partition-outside-key",
  severity: "error",
  summary: "Versions of one row may stand in several partitions",
  why: "Parts of different partitions are never merged: when the column changes, the old version stays beside the new one for ever, and FINAL returns both under do_not_merge_across_partitions_select_final.",
  mend: "Partition by columns of the sorting key, or add the column to the sorting key if it never changes.",
  failing: table('["id"]'),
  passing: table('["id", "placed_on"]'),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      if (kept?.partitionBy === undefined || !replacesRows(kept)) continue;
      const key = new Set(kept.orderBy.flatMap((each) => sourceColumns(each, kept.columns)));
      const outside = sourceColumns(kept.partitionBy, kept.columns).filter((name) => !key.has(name));
      if (outside.length === 0) continue;
      const names = outside.map((name) => `\`${name}\``).join(", ");
      yield {
        detail: `\`${table.name}\` keeps one row of each sorting key, but its partition depends on ${names}, which ${outside.length === 1 ? "is" : "are"} not of that key. ${partitionOutsideKey.mend}`,
        at: within(table.origin, "partitionBy"),
        resource: table.address,
        related: [{ at: within(table.origin, "orderBy"), note: "the sorting key" }],
      };
    }
  },
};
