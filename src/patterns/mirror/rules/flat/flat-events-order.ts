import { SHOP } from "../../../../compiler/check/rule-case.js";
import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { mirrored, partitionColumns } from "../mirrored.js";

const mirror = (orderBy: string): string => `${SHOP.replace("\n});", '\n  events: "flat",\n});')}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", region: "varchar(10) not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: [${orderBy}], truncates: "ignore" });

const listed = [ordersNow];
`;

export const flatEventsOrder: Rule = {
  code: "mirror/flat-events-order",
  severity: "error",
  summary: "A mirror of flat events is sorted or partitioned by a column outside the primary key",
  why: "A flat event carries the new row alone. When an update changes such a column, nothing tells where the old row lies, and it stays for ever.",
  mend: 'Sort and partition by columns of the primary key, or leave `events` of the source at `"envelope"`.',
  failing: mirror('"region", "id"'),
  passing: mirror('"id"'),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const { isLog, mirror, table, stream } = each;
      // A log of such events is refused as a whole.
      if (isLog || stream.events === "envelope") continue;
      const known = new Set(stream.columns.map((column) => column.name));
      const outside = (column: string): boolean => known.has(column) && !stream.primaryKey.includes(column);
      const told = (column: string, key: string): string =>
        `\`${column}\` is in the ${key} key and not in the primary key, but events of \`${table.name}\` are ${stream.events}: an update does not tell its old value. ${flatEventsOrder.mend}`;
      const related = [{ at: table.origin, note: "the table" }];
      for (const [index, column] of mirror.spec.orderBy.entries()) {
        if (!outside(column)) continue;
        const at = within(mirror.origin, "orderBy", index);
        yield { detail: told(column, "sorting"), at, resource: mirror.address, related };
      }
      for (const column of partitionColumns(each).filter(outside)) {
        const at = atText(within(mirror.origin, "partitionBy"), column);
        yield { detail: told(column, "partition"), at, resource: mirror.address, related };
      }
    }
  },
};
