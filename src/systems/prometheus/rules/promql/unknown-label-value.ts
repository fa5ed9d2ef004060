import { systemOf } from "../../../../compiler/model/address.js";
import { didYouMean } from "../../../../compiler/model/nearest.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { closedValues } from "../../catalogue/closed-labels.js";
import { findingAt } from "../../graph/expressions.js";
import { labelValues } from "../../graph/label-values.js";
import { mayHave } from "../../graph/labels.js";
import { isWhollyKnown } from "../../graph/scraped.js";
import { possibleValues } from "../../graph/selected-values.js";
import { type SelectedSeries, seriesOfSelector } from "../../graph/series.js";
import type { Matcher, Selector } from "../../promql/tree/tree.js";
import { isMatched, takesNothing } from "../../promql/types/check-selectors.js";
import { ALERT, exposedBy } from "../../schema.js";
import { alertCase } from "./case.js";
import { selections } from "./selections.js";

export const unknownLabelValue: Rule = {
  code: "promql/unknown-label-value",
  severity: "error",
  summary: "An expression asks for a value that a label never has",
  why: "The matcher selects nothing, or leaves nothing out. Prometheus says nothing.",
  mend: "Correct the value.",
  failing: alertCase('shop_open_carts{instance="shop:8081"} > 100'),
  passing: alertCase('shop_open_carts{instance="shop:8080"} > 100'),
  *check(pipeline) {
    if (!isWhollyKnown(pipeline)) return;
    // In a cluster a target is named by the address of its pod.
    const hasPods = [...pipeline.resources.values()].some(({ kind }) => systemOf(kind) === "kubernetes");
    for (const { expression, selector } of selections(pipeline)) {
      for (const matcher of selector.matchers) {
        if (matcher.value.includes("$") || (hasPods && matcher.label === "instance")) continue;
        const values = valuesFor(selector, matcher.label, pipeline);
        if (values === undefined || values.size === 0 || !isBeside(matcher, values)) continue;
        const has = [...values].filter((each) => each !== "").sort();
        const listed = has.slice(0, MOST_LISTED).map((each) => `\`${each}\``);
        const detail = `\`${matcher.label}\` of \`${selector.metric}\` is never \`${matcher.value}\`, only ${listed.join(", ")}${has.length > MOST_LISTED ? " …" : ""}.${didYouMean(matcher.value, has)} ${unknownLabelValue.mend}`;
        yield findingAt(expression, matcher, detail);
      }
    }
  },
};

const MOST_LISTED = 12;

/** Whether a matcher names what is none of the values. */
function isBeside(matcher: Matcher, values: ReadonlySet<string>): boolean {
  const { operator, value } = matcher;
  if (operator === "!=") return value !== "" && !values.has(value);
  return operator !== "!~" && !takesNothing(matcher) && ![...values].some((each) => isMatched(matcher, each));
}

/** All values that a label can have; undefined where that can't be told. */
function valuesFor(selector: Selector, label: string, pipeline: Pipeline): ReadonlySet<string> | undefined {
  const series = seriesOfSelector(selector, pipeline);
  if (series === undefined || !mayHave(series.labels, label)) return undefined;
  if (series.type === "alert") {
    return label === "alertname"
      ? new Set(ofKind(pipeline.resources, ALERT).map(({ name }) => name))
      : closedValues("ALERTS", label);
  }
  if (isOfProgram(series)) {
    const closed = closedValues(series.name, label);
    if (closed !== undefined) return closed;
  }
  // By its matcher of `job` the series was found.
  if (label === "job" && series.record === undefined) return undefined;
  const values = possibleValues(selector, label, pipeline, (recorded) => labelValues(recorded, label, pipeline));
  return typeof values === "string" || [...values].every((each) => each === "") ? undefined : values;
}

/** Whether a metric is that of a known program, and not another by its name. */
function isOfProgram({ jobs }: SelectedSeries): boolean {
  return (
    jobs.length > 0 && jobs.every(({ resource }) => exposedBy(resource.spec).some((each) => typeof each === "string"))
  );
}
