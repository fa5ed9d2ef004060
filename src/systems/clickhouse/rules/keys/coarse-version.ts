import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { changingFunction, keptBy } from "../kept.js";

const table = (type: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", status: "String", updated_at: "${type}" },
  engine: { type: "ReplacingMergeTree", version: "updated_at" },
  orderBy: ["id"],
});

const listed = [orders];
`;

export const coarseVersion: Rule = {
  code: "clickhouse/coarse-version",
  severity: "warning",
  summary: "A version that two changes of one row can share",
  why: "Of rows with the same version the last one inserted wins. Deliveries are repeated, and come out of order from several partitions: so an older state can win over a newer one.",
  mend: "Take a number that grows with each change at the source (a log position), or at least a DateTime64(6).",
  failing: table("DateTime"),
  passing: table("DateTime64(6)"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      const version = kept?.engineColumn("version");
      const column = version === undefined ? undefined : kept?.columns[version];
      if (column === undefined || !/^(Date|Date32|DateTime(\(.*\))?)$/.test(column.type)) continue;
      if (changingFunction(column.default ?? column.materialized) !== undefined) continue;
      yield {
        detail: `\`${version}\`, the version of \`${table.name}\`, is a ${column.type}: two changes within one ${column.type.startsWith("DateTime") ? "second" : "day"} have the same. ${coarseVersion.mend}`,
        at: within(table.origin, "engine", "version"),
        resource: table.address,
      };
    }
  },
};
