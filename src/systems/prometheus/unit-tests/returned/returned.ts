import type { Pipeline } from "../../../../compiler/model/resource.js";
import { recordsByName } from "../../graph/series.js";
import { analysisOf } from "../../promql/analysis.js";
import type { Expression, Selector } from "../../promql/tree/tree.js";
import { isMatched } from "../../promql/types/check-selectors.js";
import type { GivenSeries } from "../series.js";
import { returnedByAggregation } from "./aggregation.js";
import { returnedByBinary } from "./binary.js";
import { returnedByCall } from "./call.js";
import { mapped, type Return, type Returned, type Sample } from "./sample.js";

/**
 * What Prometheus would return of given series: their labels are paired as it pairs them. `undefined` where a function
 * is none that is reckoned here.
 */
export function returned(tree: Expression, at: number, given: readonly GivenSeries[], pipeline: Pipeline): Returned {
  const of: Return = (node, moment) => {
    switch (node.type) {
      case "number":
        return node.value;
      case "group":
        return of(node.of, moment);
      case "shifted":
        return "offset" in node.by && node.by.offset.milliseconds !== undefined
          ? of(node.of, moment - node.by.offset.milliseconds)
          : undefined;
      case "unary": {
        const inner = of(node.of, moment);
        if (node.operator === "+" || inner === undefined) return inner;
        return typeof inner === "number" ? -inner : mapped(inner, (value) => -value);
      }
      case "selector":
        return selected(node, moment);
      case "call":
        return returnedByCall(node, moment, of);
      case "aggregation":
        return returnedByAggregation(node, moment, of);
      case "binary":
        return returnedByBinary(node, moment, of);
      case "string":
      case "range":
      case "subquery":
        return undefined;
    }
  };
  const selected = (selector: Selector, moment: number): readonly Sample[] | undefined => {
    const { metric } = selector;
    // Before the first sample nothing is there, which is no state to test.
    if (metric === undefined || moment < 0 || metric.startsWith("ALERTS")) return undefined;
    const samples = recordedOrGiven(metric, moment);
    return samples?.filter(({ labels }) =>
      selector.matchers.every((matcher) => isMatched(matcher, labels.get(matcher.label) ?? "")),
    );
  };
  const recordedOrGiven = (metric: string, moment: number): readonly Sample[] | undefined => {
    const record = recordsByName(pipeline).get(metric);
    if (record === undefined) {
      return given
        .filter((each) => each.metric === metric)
        .map(({ labels, course }) => ({ labels, value: course.start + (course.slope * moment) / 1000 }));
    }
    const inner = analysisOf(record.spec.expr).tree;
    const samples = inner === undefined ? undefined : of(inner, moment);
    if (samples === undefined) return undefined;
    const added = Object.entries(record.spec.labels);
    const all = typeof samples === "number" ? [{ labels: new Map<string, string>(), value: samples }] : samples;
    return all.map(({ labels, value }) => ({ labels: new Map([...labels, ...added]), value }));
  };
  return of(tree, at);
}
