import { SHOP } from "../../../../compiler/check/rule-case.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { mirrored } from "../mirrored.js";

const mirror = (options: string): string => `${SHOP.replace("\n});", '\n  events: "flat",\n});')}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"]${options} });

const listed = [ordersNow];
`;

export const flatEventsTruncate: Rule = {
  code: "mirror/flat-events-truncate",
  severity: "error",
  summary: "A mirror of flat events is to follow a TRUNCATE",
  why: "The transform that makes events flat drops truncates: the rows would stay in the mirror for ever.",
  mend: 'Say `truncates: "ignore"` on the mirror, where nobody truncates (`REVOKE TRUNCATE`) or the rows shall stay; else leave `events` of the source at `"envelope"`.',
  failing: mirror(""),
  passing: mirror(', truncates: "ignore"'),
  *check(pipeline) {
    const told = new Set<string>();
    for (const { isLog, mirror, table, stream } of mirrored(pipeline)) {
      if (isLog || stream.events === "envelope" || mirror.spec.truncates === "ignore") continue;
      if (!table.spec.operations.includes("truncate") || told.has(mirror.address)) continue;
      told.add(mirror.address);
      yield {
        detail: `Events of \`${table.name}\` are ${stream.events}, which leaves out its TRUNCATE. ${flatEventsTruncate.mend}`,
        at: within(mirror.origin, "truncates"),
        resource: mirror.address,
        related: [{ at: table.origin, note: "the table" }],
      };
    }
  },
};
