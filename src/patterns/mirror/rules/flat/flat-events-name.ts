import { SHOP } from "../../../../compiler/check/rule-case.js";
import { KEY, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flatNameProblem } from "../../flat-names.js";
import { mirrored } from "../mirrored.js";

const mirror = (column: string): string => `${SHOP.replace("\n});", '\n  events: "flat",\n});')}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", ${column}: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], truncates: "ignore" });

const listed = [ordersNow];
`;

export const flatEventsName: Rule = {
  code: "mirror/flat-events-name",
  severity: "error",
  summary: "A column's name can't be used in flat events",
  why: "In a flat event the columns stand beside fields of the envelope and of Kafka, so one would be read as the other; Avro has letters, digits and underscores only.",
  mend: 'Leave `events` of the source at `"envelope"`, leave the column out of the mirror, or rename it at the source.',
  failing: mirror("_offset"),
  passing: mirror("offset_"),
  *check(pipeline) {
    for (const { isLog, mirror, table, stream, columns } of mirrored(pipeline)) {
      // A log of such events is refused as a whole.
      if (isLog) continue;
      for (const column of columns) {
        const problem = flatNameProblem(column.name, stream.events);
        if (problem === undefined) continue;
        yield {
          detail: `\`${column.name}\` ${problem}, and events of \`${table.name}\` are ${stream.events}. ${flatEventsName.mend}`,
          at: within(table.origin, "columns", column.name, KEY),
          resource: mirror.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};
