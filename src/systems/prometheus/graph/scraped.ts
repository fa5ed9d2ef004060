import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { wholly } from "../promql/types/regular-expressions.js";
import { exposedBy, JOB, type JobSpec, serverOf } from "../schema.js";
import { catalogued } from "./catalogued.js";
import { type ExposedSeries, seriesOf } from "./exposed-series.js";

/** What a job's targets expose, by the names that Prometheus stores. */
export interface ScrapedJob {
  readonly resource: Resource<JobSpec>;
  /** Milliseconds between two scrapes. */
  readonly interval: number;
  /** Nobody can say what it exposes. */
  readonly isUnknown: boolean;
  /** The labels of all its series. */
  readonly labels: ReadonlySet<string>;
  /** A series by its name, dropped ones too. */
  readonly find: (name: string) => ExposedSeries | undefined;
  readonly isKept: (name: string) => boolean;
  readonly names: () => readonly string[];
}

const read = new WeakMap<Pipeline, readonly ScrapedJob[]>();

export function scrapedJobs(pipeline: Pipeline): readonly ScrapedJob[] {
  const known = read.get(pipeline);
  if (known !== undefined) return known;
  const all = [...pipeline.resources.values()];
  const { scrapeInterval } = serverOf(pipeline.resources);
  const jobs = ofKind(all, JOB).map((resource) => scrapedJob(resource, scrapeInterval));
  read.set(pipeline, jobs);
  return jobs;
}

function scrapedJob(resource: Resource<JobSpec>, scrapeInterval: number): ScrapedJob {
  const { spec } = resource;
  const exposed = exposedBy(spec);
  const components = exposed.flatMap((each) => (typeof each === "string" ? [catalogued(each)] : []));
  const own = new Map(
    exposed.flatMap((each) => (typeof each === "string" ? [] : seriesOf(each))).map((each) => [each.name, each]),
  );
  for (const name of OF_EVERY_JOB)
    own.set(name, { name, type: "gauge", labels: [], isCounter: false, isBucket: false });
  const labels = new Set(["job", "instance", ...Object.keys(spec.labels)]);
  for (const target of spec.targets)
    if (typeof target !== "string") for (const label in target.labels) labels.add(label);
  return {
    resource,
    interval: spec.interval ?? scrapeInterval,
    isUnknown: components.some((each) => each === undefined),
    labels,
    find: (name) => own.get(name) ?? firstOf(components, (each) => each?.find(name)),
    isKept: (name) => OF_EVERY_JOB.includes(name) || isKept(name, spec),
    names: () => [...own.keys(), ...components.flatMap((each) => each?.names ?? [])],
  };
}

/** What Prometheus itself adds for every target. */
const OF_EVERY_JOB: readonly string[] = [
  "up",
  "scrape_duration_seconds",
  "scrape_samples_scraped",
  "scrape_samples_post_metric_relabeling",
  "scrape_series_added",
];

function isKept(name: string, { keep, drop }: JobSpec): boolean {
  const matches = (patterns: readonly string[]): boolean => patterns.some((each) => wholly(each, name));
  return (keep === undefined || matches(keep)) && (drop === undefined || !matches(drop));
}

function firstOf<From, To>(values: readonly From[], find: (value: From) => To | undefined): To | undefined {
  for (const value of values) {
    const result = find(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Whether it can be said what is scraped: there are jobs, and all say what they expose. */
export function isWhollyKnown(pipeline: Pipeline): boolean {
  const jobs = scrapedJobs(pipeline);
  return jobs.length > 0 && !jobs.some((each) => each.isUnknown);
}
