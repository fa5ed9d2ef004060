import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { resultLabels } from "../../graph/series.js";
import type { Expression } from "../../promql/tree/tree.js";
import { bare, walk } from "../../promql/tree/walk.js";
import { alertCase } from "./case.js";
import { soundExpressions } from "./selections.js";

export const quantileWithoutLe: Rule = {
  code: "promql/quantile-without-le",
  severity: "error",
  summary: "A quantile is asked of what has no buckets",
  why: "`histogram_quantile` reads the label `le`: without it there is no result, and no error.",
  mend: "Apply it to `rate(…_bucket[5m])`, and keep `le` where that is summed: `sum by (le) (…)`.",
  failing: alertCase("histogram_quantile(0.95, sum(rate(shop_request_duration_seconds_bucket[5m]))) > 2"),
  passing: alertCase("histogram_quantile(0.95, sum by (le) (rate(shop_request_duration_seconds_bucket[5m]))) > 2"),
  *check(pipeline) {
    for (const expression of soundExpressions(pipeline)) {
      for (const { node } of walk(expression.tree)) {
        if (node.type !== "call" || node.name !== "histogram_quantile") continue;
        const of = node.arguments[1];
        // What sums all of a classic histogram away is known without its labels.
        const labels = of === undefined ? undefined : resultLabels(of, pipeline);
        if (of === undefined || labels === undefined || labels.has("le") || isNative(of)) continue;
        yield findingAt(
          expression,
          node,
          `What \`histogram_quantile\` is applied to has no label \`le\`. ${quantileWithoutLe.mend}`,
        );
      }
    }
  },
};

/** A native histogram has its buckets inside: its name does not say so. */
function isNative(of: Expression): boolean {
  const selectors = [...walk(bare(of))].flatMap(({ node }) => (node.type === "selector" ? [node.metric ?? ""] : []));
  return selectors.every(
    (metric) =>
      !metric.endsWith("_bucket") &&
      !metric.endsWith("_sum") &&
      !metric.endsWith("_count") &&
      !metric.endsWith("_total"),
  );
}
