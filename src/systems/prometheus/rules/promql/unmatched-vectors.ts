import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { isNumber, type LabelSet } from "../../graph/labels.js";
import { resultLabels } from "../../graph/series.js";
import type { Binary, Expression } from "../../promql/tree/tree.js";
import { ungrouped, walk } from "../../promql/tree/walk.js";
import { alertCase } from "./case.js";
import { soundExpressions } from "./selections.js";

export const unmatchedVectors: Rule = {
  code: "promql/unmatched-vectors",
  severity: "error",
  summary: "The two sides of an operator have different labels",
  why: "Prometheus pairs series whose labels are the same: where one side has a label more, no pair is found, and there is no result and no error.",
  mend: "Aggregate both sides by the same labels, or say which count: `on (…)`, `ignoring (…)`.",
  failing: alertCase("sum by (country) (rate(shop_errors_total[5m])) / sum(rate(shop_orders_total[5m])) > 0.05"),
  passing: alertCase(
    "sum by (country) (rate(shop_errors_total[5m])) / sum by (country) (rate(shop_orders_total[5m])) > 0.05",
  ),
  *check(pipeline) {
    for (const expression of soundExpressions(pipeline)) {
      for (const { node } of walk(expression.tree)) {
        if (node.type !== "binary" || node.operator === "or" || node.operator === "unless") continue;
        if (isNumber(node.left) || isNumber(node.right)) continue;
        const left = surely(node.left, (inner) => resultLabels(inner, pipeline));
        const right = surely(node.right, (inner) => resultLabels(inner, pipeline));
        if (left === undefined || right === undefined) continue;
        const only = difference(node, left, right);
        if (only === undefined) continue;
        const detail = `\`${only.label}\` is a label of the ${only.side} side of \`${node.operator}\` and not of the other: nothing is paired. ${unmatchedVectors.mend}`;
        yield findingAt(expression, node, detail);
      }
    }
  },
};

/**
 * The labels of results where it is certain that they have them: those that an aggregation groups by, or none. What a
 * metric can have, a series need not.
 */
function surely(node: Expression, labels: (inner: Expression) => LabelSet | undefined): LabelSet | undefined {
  const inner = ungrouped(node);
  if (inner.type === "aggregation") {
    return inner.grouping?.kind === "without" || inner.operator.endsWith("k") ? undefined : labels(inner);
  }
  if (inner.type === "binary" && isNumber(inner.right)) return surely(inner.left, labels);
  if (inner.type === "binary" && isNumber(inner.left)) return surely(inner.right, labels);
  if (inner.type === "call" && inner.name === "vector") return labels(inner);
  return undefined;
}

function difference(
  { matching }: Binary,
  left: LabelSet,
  right: LabelSet,
): { label: string; side: string } | undefined {
  const named = new Set(matching?.labels.map(({ name }) => name));
  const counts = (label: string): boolean => matching === undefined || named.has(label) === (matching.kind === "on");
  for (const label of left) if (counts(label) && !right.has(label)) return { label, side: "left" };
  for (const label of right) if (counts(label) && !left.has(label)) return { label, side: "right" };
  return undefined;
}
