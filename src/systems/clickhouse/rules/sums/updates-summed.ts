import { atText, within } from "../../../../compiler/model/origin.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { callsIn } from "../../sql/calls.js";
import { isGrouped } from "../../sql/leading-table.js";
import { piecesOf } from "../../sql/pieces.js";
import { CHANGES } from "../changes-case.js";
import { keptBy, replacesRows } from "../kept.js";
import { changesInto, isChangeQueue, looksAtOperation } from "./changes.js";

const view = (where: string): string => `${CHANGES}
const revenue = clickhouse.table("analytics.revenue", {
  columns: { day: "Date", amount: "Decimal(18, 2)" },
  engine: "SummingMergeTree",
  orderBy: ["day"],
});
const intoRevenue = clickhouse.materializedView("analytics.revenue_mv", {
  to: revenue,
  query: sql\`
    SELECT
        toDate(fromUnixTimestamp64Milli(JSONExtractInt(event, 'source', 'ts_ms'))) AS day,
        sum(toDecimal64OrZero(JSONExtractString(event, 'after', 'amount'), 2)) AS amount
    FROM \${queue}
    WHERE ${where}
    GROUP BY day\`,
});

const listed = [ordersNow, intoRevenue];
`;

const SUMMING = /^(sum|avg|count|uniq|stddev|var|median|quantile)/i;

export const updatesSummed: Rule = {
  code: "clickhouse/updates-summed",
  severity: "error",
  summary: "Changes of rows are summed as if each were a row",
  why: "An update arrives as a further event: what it changes is counted again, and what is deleted stays counted for ever.",
  mend: "Compute it from the rows as they are: a refreshable view over a mirror (or over the table, with FINAL). Or count new rows alone: compare the operation in the query.",
  failing: view("JSONHas(event, 'before')"),
  passing: view("JSONExtractString(event, 'op') IN ('c', 'r') AND JSONHas(event, 'before')"),
  *check(pipeline) {
    for (const { view, from, into } of flowsIn(pipeline).all) {
      if (from === undefined) continue;
      const pieces = piecesOf(view.spec.query);
      const sums = callsIn(pieces).find((call) => SUMMING.test(call.name));
      const isSum = keptBy(into)?.engine === "SummingMergeTree";
      if ((sums === undefined && !isSum) || looksAtOperation(pieces)) continue;
      const kept = keptBy(from);
      // Grouped, `clickhouse/incremental-view-over-mirror` tells it.
      const isReplaced = isSum && kept !== undefined && replacesRows(kept) && !isGrouped(view.spec.query);
      const entry = isChangeQueue(from, pipeline) ? from : changesInto(from, pipeline)?.from;
      const changes = isReplaced ? from : entry;
      if (changes === undefined) continue;
      yield {
        detail: `\`${view.name}\` ${sums === undefined ? `adds up in \`${into.name}\`` : `computes ${sums.name}() of`} ${what(changes, from)}. ${updatesSummed.mend}`,
        at: sums === undefined ? within(view.origin, "query") : atText(within(view.origin, "query"), sums.name),
        resource: view.address,
        related: [{ at: changes.origin, note: "where the changes come from" }],
      };
    }
  },
};

function what(changes: Resource, read: Resource): string {
  const through = changes === read ? "" : `, by way of \`${read.name}\``;
  return `the rows of \`${changes.name}\`${through}, in which each update is a row again`;
}
