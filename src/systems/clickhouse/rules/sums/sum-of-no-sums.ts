import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { callsIn } from "../../sql/calls.js";
import { columnNames } from "../../sql/column-names.js";
import { piecesOf } from "../../sql/pieces.js";
import { selectItems } from "../../sql/select-items.js";
import { keptBy } from "../kept.js";

const view = (type: string, aggregate: string): string => `const visits = clickhouse.table("analytics.visits", {
  columns: { day: "Date", visitor: "UInt64" },
  orderBy: ["day"],
});
const daily = clickhouse.table("analytics.daily", {
  columns: { day: "Date", visitors: "${type}" },
  engine: "SummingMergeTree",
  orderBy: ["day"],
});
const intoDaily = clickhouse.materializedView("analytics.daily_mv", {
  to: daily,
  query: sql\`SELECT day, ${aggregate}(visitor) AS visitors FROM \${visits} GROUP BY day\`,
});

const listed = [intoDaily];
`;

/** Of parts, these are not the sum of what they are of each part. */
const NOT_ADDITIVE =
  /^(uniq\w*|avg\w*|min|max|any|anylast|median\w*|quantile\w*|stddev\w*|var(pop|samp)\w*|argmin|argmax)$/i;

export const sumOfNoSums: Rule = {
  code: "clickhouse/sum-of-no-sums",
  severity: "error",
  summary: "A SummingMergeTree adds up what must not be added",
  why: "Each insert brings a row of its own, and merges add them: distinct counts, averages and extremes of several inserts, added, are the value of nothing.",
  mend: "Keep the state instead: a column AggregateFunction(uniqExact, …) filled by uniqExactState(…), or SimpleAggregateFunction(max, …); an average as its sum and its count.",
  failing: view("UInt64", "uniqExact"),
  passing: view("AggregateFunction(uniqExact, UInt64)", "uniqExactState"),
  *check(pipeline) {
    for (const { view, into } of flowsIn(pipeline).all) {
      const kept = keptBy(into);
      if (kept?.engine !== "SummingMergeTree") continue;
      const key = new Set(kept.orderBy.flatMap((each) => [...columnNames(each)]));
      for (const item of selectItems(piecesOf(view.spec.query)) ?? []) {
        const call = callsIn(item.expression).find((each) => isNotAdditive(each.name));
        const type = item.name === undefined ? undefined : kept.columns[item.name]?.type;
        if (call === undefined || item.name === undefined || key.has(item.name)) continue;
        if (type !== undefined && /AggregateFunction\(/.test(type)) continue;
        yield {
          detail: `\`${view.name}\` writes ${call.name}() into \`${item.name}\` of \`${into.name}\`, where rows of one key are added up. ${sumOfNoSums.mend}`,
          at: atText(within(view.origin, "query"), item.name),
          resource: view.address,
          related: [
            {
              at: into === view ? within(view.origin, "engine") : within(into.origin, "engine"),
              note: "what adds them",
            },
          ],
        };
      }
    }
  },
};

function isNotAdditive(name: string): boolean {
  return NOT_ADDITIVE.test(name) && !/(State|Map|ForEach)$/.test(name);
}
