import type { Component } from "./component.js";
import { METRIC_FILES } from "./metric-files.js";

export { COMPONENTS, type Component, isComponent } from "./component.js";

export const METRIC_TYPES = ["counter", "gauge", "histogram", "summary", "untyped"] as const;
export type MetricType = (typeof METRIC_TYPES)[number];

export interface Metric {
  /** As it is scraped; a `*` stands for what only the running program knows, as a disk's name. */
  readonly name: string;
  readonly type: MetricType;
  /**
   * Besides `job` and `instance`; a histogram's `le` and a summary's `quantile` are not among them. `label_*` stands for
   * all that begin so.
   */
  readonly labels: readonly string[];
  /** Prometheus' base units where it has one: `seconds`, `bytes`; else what the name says: `milliseconds`. */
  readonly unit?: string;
  readonly help?: string;
  /** What must be so for the metric to be there: a collector switched on, a replication slot. */
  readonly when?: string;
}

/** What one version of a component exposes. */
export interface Exposition {
  readonly component: Component;
  readonly version: string;
  /** Where the list comes from: the program that was scraped, or the sources that were read. */
  readonly source: string;
  /** Why the program itself could not be scraped, and its sources were read instead. */
  readonly uncollected?: string;
  readonly metrics: readonly Metric[];
}

const read = new Map<Component, Exposition>();

/** Read when it is asked for, and once. */
export function exposition(component: Component): Exposition {
  const known = read.get(component);
  if (known !== undefined) return known;
  const { version, source, uncollected, metrics } = METRIC_FILES[component];
  const found: Exposition = {
    component,
    version,
    source,
    ...(uncollected === undefined ? {} : { uncollected }),
    metrics: metrics.map(metricOf),
  };
  read.set(component, found);
  return found;
}

function metricOf([name = "", type, labels = "", unit = "", help = "", when = ""]: readonly string[]): Metric {
  const known = METRIC_TYPES.find((each) => each === type);
  if (known === undefined) throw new Error(`the metric ${name} has no type`);
  return {
    name,
    type: known,
    labels: labels === "" ? [] : labels.split(" "),
    ...(unit === "" ? {} : { unit }),
    ...(help === "" ? {} : { help }),
    ...(when === "" ? {} : { when }),
  };
}
