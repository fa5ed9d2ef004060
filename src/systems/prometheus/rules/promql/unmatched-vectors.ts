import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { labelValues } from "../../graph/label-values.js";
import { isNumber, type LabelSet } from "../../graph/labels.js";
import { areDisjoint, type LabelValues } from "../../graph/selected-values.js";
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
        const reason = missingLabel(node, pipeline) ?? differentValues(node, pipeline);
        if (reason === undefined) continue;
        yield findingAt(expression, node, `${reason}: nothing is paired. ${unmatchedVectors.mend}`);
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

/** A label that one side has for certain, and the other can't have. */
function missingLabel(node: Binary, pipeline: Pipeline): string | undefined {
  const left = surely(node.left, (inner) => resultLabels(inner, pipeline));
  const right = surely(node.right, (inner) => resultLabels(inner, pipeline));
  if (left === undefined || right === undefined) return undefined;
  const told = (label: string, side: string): string =>
    `\`${label}\` is a label of the ${side} side of \`${node.operator}\` and not of the other`;
  for (const label of left) if (counts(node, label) && !right.has(label)) return told(label, "left");
  for (const label of right) if (counts(node, label) && !left.has(label)) return told(label, "right");
  return undefined;
}

/** Whether two series must have the same value of a label to be paired. */
function counts({ matching }: Binary, label: string): boolean {
  return matching === undefined || matching.labels.some(({ name }) => name === label) === (matching.kind === "on");
}

/** A label of which the two sides have no value in common: they come of different jobs, or ask for different values. */
function differentValues(node: Binary, pipeline: Pipeline): string | undefined {
  for (const label of new Set(["job", "instance", ...labelsNamed(node)])) {
    if (!counts(node, label)) continue;
    const left = labelValues(node.left, label, pipeline);
    const right = labelValues(node.right, label, pipeline);
    if (!areDisjoint(left, right)) continue;
    return `\`${label}\` ${valuesText(left)} on the left side of \`${node.operator}\`, and ${valuesText(right)} on the right one`;
  }
  return undefined;
}

function* labelsNamed(node: Binary): Iterable<string> {
  for (const { node: each } of walk(node)) {
    if (each.type === "selector") yield* each.matchers.map(({ label }) => label);
    if (each.type === "aggregation") yield* (each.grouping?.labels ?? []).map(({ name }) => name);
    if (each.type === "binary") yield* (each.matching?.labels ?? []).map(({ name }) => name);
  }
}

function valuesText(values: LabelValues): string {
  const [first = "", ...others] = typeof values === "string" ? [] : values;
  if (typeof values === "string") return "is there";
  if (first === "") return "is not there";
  return `is \`${first}\`${others.length === 0 ? "" : " or another"}`;
}
