import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { tokensOf } from "../../../systems/clickhouse/public.js";
import { type Mirrored, mirrored } from "./mirrored.js";

const mirror = (partitionBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", placed_on: "date not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], partitionBy: ${partitionBy} });

const listed = [ordersNow];
`;

export const dailyPartitions: Rule = {
  code: "mirror/daily-partitions",
  severity: "warning",
  summary: "A mirror is partitioned by the day",
  why: "A snapshot reads all rows, and where a block of it has more than 100 days the block is refused (`max_partitions_per_insert_block`): the consumer would stop at it for good.",
  mend: "Partition by the month: `sql`toYYYYMM(…)``. By the day only where the source never has more than 100 of them, or the setting is raised in the profile of ClickHouse's background consumers.",
  failing: mirror('"placed_on"'),
  passing: mirror("sql`toYYYYMM(placed_on)`"),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const column = each.isLog ? undefined : dayOf(each);
      if (column === undefined) continue;
      yield {
        detail: `Each day of \`${column}\` is a partition. ${dailyPartitions.mend}`,
        at: within(each.mirror.origin, "partitionBy"),
        resource: each.mirror.address,
      };
    }
  },
};

/** The column whose days are the partitions. */
function dayOf({ mirror, columns }: Mirrored): string | undefined {
  const { partitionBy } = mirror.spec;
  if (partitionBy === undefined) return undefined;
  if (typeof partitionBy === "string")
    return columns.find(({ name, wire }) => name === partitionBy && wire.kind === "date")?.name;
  const [only, ...more] = partitionBy.$sql;
  if (typeof only !== "string" || more.length > 0) return undefined;
  const text = tokensOf(only)
    .filter(({ type }) => type !== "space" && type !== "comment")
    .map((token) => token.text)
    .join("");
  const name = /^(?:toDate|toDate32|toYYYYMMDD|toStartOfDay)\((\w+)\)$/i.exec(text)?.[1] ?? text;
  const column = columns.find((each) => each.name === name);
  return column !== undefined && (name !== text || column.wire.kind === "date") ? name : undefined;
}
