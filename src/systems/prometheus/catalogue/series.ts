import type { Exposition, Metric } from "./exposition.js";

/** What a histogram and a summary are stored as, besides their own name. */
const SUFFIXES = { histogram: ["_bucket", "_sum", "_count"], summary: ["_sum", "_count"] } as const;

export interface Series {
  readonly metric: Metric;
  /** The labels of this series, with the `le` of a bucket and the `quantile` of a summary. */
  readonly labels: readonly string[];
  /** Whether it only rises until a restart: what `rate` is for. */
  readonly isCounter: boolean;
}

/** The series that is stored by a name; undefined where the component has none of it. */
export function seriesNamed({ metrics }: Exposition, name: string): Series | undefined {
  const whole = metrics.find((metric) => metric.type !== "histogram" && isName(metric.name, name));
  if (whole !== undefined) {
    const { type, labels } = whole;
    if (type === "summary") return { metric: whole, labels: [...labels, "quantile"], isCounter: false };
    return { metric: whole, labels, isCounter: type === "counter" };
  }
  for (const metric of metrics) {
    const { type, labels } = metric;
    if (type !== "histogram" && type !== "summary") continue;
    const suffix = SUFFIXES[type].find((each) => isName(`${metric.name}${each}`, name));
    if (suffix !== undefined) {
      return { metric, labels: suffix === "_bucket" ? [...labels, "le"] : labels, isCounter: true };
    }
  }
  return undefined;
}

/** Every name that a component's series are stored by, for a suggestion of the nearest. */
export function seriesNames({ metrics }: Exposition): readonly string[] {
  return metrics.flatMap(namesOf);
}

function namesOf({ name, type }: Metric): readonly string[] {
  switch (type) {
    case "histogram":
      return SUFFIXES.histogram.map((suffix) => name + suffix);
    case "summary":
      return [name, ...SUFFIXES.summary.map((suffix) => name + suffix)];
    case "counter":
    case "gauge":
    case "untyped":
      return [name];
  }
}

function isName(known: string, name: string): boolean {
  const [before = "", after] = known.split("*");
  if (after === undefined) return known === name;
  return name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
