import type { Pipeline } from "../../../compiler/model/resource.js";
import { analysisOf } from "../promql/analysis.js";
import type { Expression, Matcher, Selector } from "../promql/tree/tree.js";
import { isMatched, takesNothing } from "../promql/types/check-selectors.js";
import { mayHave } from "./labels.js";
import { isWhollyKnown, type ScrapedJob } from "./scraped.js";
import { seriesOfSelector } from "./series.js";

/** What a label can be: one of these, of which the empty text says that it is not there; some text; or anything. */
export type LabelValues = ReadonlySet<string> | "some" | "any";

export const NOT_THERE: LabelValues = new Set([""]);

/** The matchers of a label; what Grafana puts in for a variable is not known. */
function matchersOf({ matchers }: Selector, label: string): readonly Matcher[] {
  return matchers.filter((each) => each.label === label && !each.value.includes("$"));
}

/** What a label of a selector's series can be; `of` answers for the expression of a record. */
export function selectedValues(
  selector: Selector,
  label: string,
  pipeline: Pipeline,
  of: (recorded: Expression) => LabelValues,
): LabelValues {
  return narrowed(possibleValues(selector, label, pipeline, of), matchersOf(selector, label));
}

/** The same, whatever the selector asks of the label. */
export function possibleValues(
  selector: Selector,
  label: string,
  pipeline: Pipeline,
  of: (recorded: Expression) => LabelValues,
): LabelValues {
  const series = isWhollyKnown(pipeline) ? seriesOfSelector(selector, pipeline) : undefined;
  if (series === undefined || series.type === "alert") return "any";
  if (series.record !== undefined) {
    const added = series.record.spec.labels[label];
    const { tree } = analysisOf(series.record.spec.expr);
    if (added !== undefined) return new Set([added]);
    return tree === undefined ? "any" : of(tree);
  }
  return union(
    series.jobs.map((job) => {
      if (job.resource.spec.honorLabels) return "any";
      const isOwn = job.find(series.name)?.labels ?? [];
      return ofTargets(job, label, mayHave(new Set(isOwn), label) ? "any" : NOT_THERE);
    }),
  );
}

/** What Prometheus itself or the job sets; else what the target says. */
function ofTargets({ resource }: ScrapedJob, label: string, said: LabelValues): LabelValues {
  const { targets, labels } = resource.spec;
  if (label === "job") return new Set([resource.name]);
  return union(
    targets.map((each): LabelValues => {
      if (label === "instance") return new Set([typeof each === "string" ? each : each.target]);
      const set = (typeof each === "string" ? undefined : each.labels[label]) ?? labels[label];
      return set === undefined ? said : new Set([set]);
    }),
  );
}

export function union(all: readonly LabelValues[]): LabelValues {
  if (all.length === 0 || all.includes("any")) return "any";
  const values = new Set(all.flatMap((each) => (typeof each === "string" ? [] : [...each])));
  if (!all.includes("some")) return values;
  return values.has("") ? "any" : "some";
}

const WORDS = /^[\w:./-]+(\|[\w:./-]+)*$/;

function narrowed(values: LabelValues, matchers: readonly Matcher[]): LabelValues {
  const isTaken = (value: string): boolean => matchers.every((each) => isMatched(each, value));
  if (typeof values !== "string") {
    const taken = new Set([...values].filter(isTaken));
    // Of what selects nothing it is told elsewhere.
    return taken.size === 0 ? "any" : taken;
  }
  for (const { operator, value } of matchers) {
    if (operator === "=") return new Set([value]);
    if (operator === "=~" && WORDS.test(value) && !value.includes(".")) {
      return new Set(value.split("|").filter(isTaken));
    }
  }
  return matchers.every(takesNothing) ? values : "some";
}

/** Whether two series can't have the same value of a label. */
export function areDisjoint(one: LabelValues, other: LabelValues): boolean {
  if (one === "any" || other === "any") return false;
  if (one === "some") return other !== "some" && isNotThere(other);
  if (other === "some") return isNotThere(one);
  return ![...one].some((value) => other.has(value));
}

function isNotThere(values: ReadonlySet<string>): boolean {
  return [...values].every((value) => value === "");
}
