import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { isWhollyKnown, scrapedJobs } from "../../graph/scraped.js";
import { recordsByName } from "../../graph/series.js";
import { SHOP_JOB } from "./case.js";
import { selections } from "./selections.js";

const alert = (name: string): string => `${SHOP_JOB}
const carts = prometheus.record("country:shop_open_carts:avg1h", {
  expr: promql\`avg by (country) (avg_over_time(shop_open_carts[1h]))\`,
});
const many = prometheus.alert("ManyCarts", {
  expr: promql\`${name} > 100\`,
  severity: "warning",
  summary: "Carts pile up",
  description: "Look at the checkout.",
});

const listed = [shop, carts, many];
`;

export const undefinedRecord: Rule = {
  code: "promql/undefined-record",
  severity: "error",
  summary: "An expression reads a recording rule that there is not",
  why: "A name with colons is that of a recording rule. Without it there is no series, and Prometheus says nothing.",
  mend: "Declare it with `prometheus.record` and put its constant into the expression.",
  failing: alert("country:shop_open_carts:avg5m"),
  passing: alert("country:shop_open_carts:avg1h"),
  *check(pipeline) {
    if (!isWhollyKnown(pipeline)) return;
    const records = recordsByName(pipeline);
    for (const { expression, selector } of selections(pipeline)) {
      const { metric } = selector;
      if (metric === undefined || !metric.includes(":") || metric.includes("$") || records.has(metric)) continue;
      if (scrapedJobs(pipeline).some((each) => each.find(metric) !== undefined)) continue;
      const span = { from: selector.from, to: selector.from + metric.length };
      yield findingAt(
        expression,
        span,
        `There is no recording rule \`${metric}\`.${didYouMean(metric, records.keys())} ${undefinedRecord.mend}`,
      );
    }
  },
};
