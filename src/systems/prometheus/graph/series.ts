import type { PromqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { analysisOf } from "../promql/analysis.js";
import type { Expression, Selector } from "../promql/tree/tree.js";
import { isMatched } from "../promql/types/check-selectors.js";
import { ALERT, RECORD, type RecordSpec } from "../schema.js";
import type { ExposedSeries } from "./exposed-series.js";
import { allLabels, type LabelSet, labelsOf } from "./labels.js";
import { type ScrapedJob, scrapedJobs } from "./scraped.js";

/** What a selector may find: its labels, and where it comes from. */
export interface SelectedSeries {
  readonly name: string;
  readonly labels: ReadonlySet<string>;
  readonly isCounter: boolean;
  readonly type: ExposedSeries["type"] | "record" | "alert";
  /** Jobs that scrape it; none for what is recorded. */
  readonly jobs: readonly ScrapedJob[];
  readonly record?: Resource<RecordSpec>;
  /** What the program that exposes it says of it. */
  readonly help?: string | undefined;
}

const read = new WeakMap<Pipeline, Map<string, SelectedSeries | undefined>>();

/** The series of a selector, if it names one that is known. */
export function seriesOfSelector(selector: Selector, pipeline: Pipeline): SelectedSeries | undefined {
  const { metric } = selector;
  if (metric === undefined) return undefined;
  const all = scrapedJobs(pipeline);
  const isOfJobs = selector.matchers.some(({ label }) => label === "job");
  const jobs = isOfJobs ? all.filter((each) => isSelected(each, selector)) : all;
  const key = !isOfJobs ? metric : [metric, "of", ...jobs.map(({ resource }) => resource.name)].join("\0");
  const known = knownOf(pipeline, read);
  if (known.has(key)) return known.get(key);
  // While it is being looked for, a record that reads itself finds nothing.
  known.set(key, undefined);
  const found = recorded(metric, pipeline) ?? ofAlerts(metric, pipeline) ?? scraped(metric, jobs);
  known.set(key, found);
  return found;
}

const resulting = new WeakMap<Pipeline, Map<Expression, LabelSet | undefined>>();

/** The labels that an expression's results can have; undefined where that can't be said. */
export function resultLabels(tree: Expression, pipeline: Pipeline): LabelSet | undefined {
  const known = knownOf(pipeline, resulting);
  if (known.has(tree)) return known.get(tree);
  const labels = labelsOf(tree, (selector) => allLabels(seriesOfSelector(selector, pipeline)?.labels));
  known.set(tree, labels);
  return labels;
}

function knownOf<Key, Value>(pipeline: Pipeline, all: WeakMap<Pipeline, Map<Key, Value>>): Map<Key, Value> {
  const found = all.get(pipeline);
  if (found !== undefined) return found;
  const made = new Map<Key, Value>();
  all.set(pipeline, made);
  return made;
}

function scraped(metric: string, jobs: readonly ScrapedJob[]): SelectedSeries | undefined {
  const exposing = jobs.flatMap((job) => {
    const series = job.isKept(metric) ? job.find(metric) : undefined;
    return series === undefined ? [] : [{ job, series }];
  });
  const [first] = exposing;
  if (first === undefined) return undefined;
  const labels = new Set(exposing.flatMap(({ job, series }) => [...job.labels, ...series.labels]));
  const { type, isCounter, help } = first.series;
  return { name: metric, labels, isCounter, type, jobs: exposing.map(({ job }) => job), help };
}

function recorded(metric: string, pipeline: Pipeline): SelectedSeries | undefined {
  const record = recordsByName(pipeline).get(metric);
  if (record === undefined) return undefined;
  const { tree } = analysisOf(record.spec.expr);
  const labels = tree === undefined ? undefined : resultLabels(tree, pipeline);
  if (labels === undefined) return undefined;
  const all = new Set([...labels, ...Object.keys(record.spec.labels)]);
  return { name: metric, labels: all, isCounter: false, type: "record", jobs: [], record };
}

const records = new WeakMap<Pipeline, ReadonlyMap<string, Resource<RecordSpec>>>();

export function recordsByName(pipeline: Pipeline): ReadonlyMap<string, Resource<RecordSpec>> {
  const known = records.get(pipeline);
  if (known !== undefined) return known;
  const found = new Map(ofKind(pipeline.resources, RECORD).map((each) => [each.name, each]));
  records.set(pipeline, found);
  return found;
}

/** What Prometheus writes of its alerts; their labels are those of whatever fires. */
function ofAlerts(metric: string, pipeline: Pipeline): SelectedSeries | undefined {
  if (metric !== "ALERTS" && metric !== "ALERTS_FOR_STATE") return undefined;
  const labels = new Set(["alertname", "alertstate", "severity"]);
  for (const { spec } of ofKind(pipeline.resources, ALERT)) {
    for (const label in spec.labels) labels.add(label);
    for (const label of labelsOfAlert(spec.expr, metric, pipeline) ?? []) labels.add(label);
  }
  return { name: metric, labels, isCounter: false, type: "alert", jobs: [] };
}

function labelsOfAlert(expr: PromqlText, metric: string, pipeline: Pipeline): ReadonlySet<string> | undefined {
  const { tree, text } = analysisOf(expr);
  // An alert about alerts has the labels that the others give.
  return tree === undefined || text.includes(metric) ? undefined : resultLabels(tree, pipeline);
}

/** Whether a selector can find what a job scrapes, by its matchers of `job`. */
function isSelected({ resource }: ScrapedJob, { matchers }: Selector): boolean {
  if (resource.spec.honorLabels) return true;
  // What Grafana puts in for a variable is not known.
  return matchers.every((each) => each.label !== "job" || each.value.includes("$") || isMatched(each, resource.name));
}
