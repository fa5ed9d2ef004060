import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { type LabelSet, mayHave } from "../../graph/labels.js";
import { isWhollyKnown } from "../../graph/scraped.js";
import { resultLabels, seriesOfSelector } from "../../graph/series.js";
import type { Aggregation, Binary, Label } from "../../promql/tree/tree.js";
import { walk } from "../../promql/tree/walk.js";
import { takesNothing } from "../../promql/types/check-selectors.js";
import { alertCase } from "./case.js";
import { soundExpressions } from "./selections.js";

export const unknownLabel: Rule = {
  code: "promql/unknown-label",
  severity: "error",
  summary: "An expression names a label that its series do not have",
  why: "A matcher of such a label selects nothing, or everything; what is grouped by it falls into one group. Prometheus says nothing.",
  mend: "Correct the label's name, or declare it in what the job exposes.",
  failing: alertCase('shop_open_carts{contry="de"} > 100'),
  passing: alertCase('shop_open_carts{country="de"} > 100'),
  *check(pipeline) {
    if (!isWhollyKnown(pipeline)) return;
    for (const expression of soundExpressions(pipeline)) {
      for (const { node } of walk(expression.tree)) {
        if (node.type === "selector") {
          const series = seriesOfSelector(node, pipeline);
          if (series === undefined) continue;
          for (const matcher of node.matchers) {
            if (mayHave(series.labels, matcher.label) || isSelfEvident(matcher.label) || takesNothing(matcher))
              continue;
            yield findingAt(expression, matcher, unknown(matcher.label, `\`${series.name}\``, series.labels));
          }
        } else if (node.type === "aggregation" || node.type === "binary") {
          for (const { label, labels } of namedLabels(node, pipeline)) {
            yield findingAt(expression, label, unknown(label.name, "What it is applied to", labels));
          }
        }
      }
    }
  },
};

function unknown(label: string, owner: string, labels: LabelSet): string {
  const has =
    labels.size === 0
      ? "no label at all"
      : `no label \`${label}\`, only ${[...labels]
          .sort()
          .map((each) => `\`${each}\``)
          .join(", ")}`;
  return `${owner} has ${has}.${didYouMean(label, labels)} ${unknownLabel.mend}`;
}

/** A label that Prometheus makes itself, or that Grafana puts in. */
function isSelfEvident(label: string): boolean {
  return label === "__name__" || label.includes("$");
}

/** The labels that a modifier names and neither side has. */
function* namedLabels(node: Aggregation | Binary, pipeline: Pipeline): Iterable<{ label: Label; labels: LabelSet }> {
  if (node.type === "aggregation") {
    const labels = node.of === undefined ? undefined : resultLabels(node.of, pipeline);
    if (labels === undefined || node.grouping?.kind !== "by") return;
    for (const label of node.grouping.labels) {
      if (!labels.has(label.name) && !isSelfEvident(label.name)) yield { label, labels };
    }
    return;
  }
  const { matching } = node;
  const left = resultLabels(node.left, pipeline);
  const right = resultLabels(node.right, pipeline);
  if (matching === undefined || left === undefined || right === undefined) return;
  const labels = new Set([...left, ...right]);
  for (const label of [...matching.labels, ...matching.include]) {
    if (!labels.has(label.name) && !isSelfEvident(label.name)) yield { label, labels };
  }
}
