import type { Exposition, Metric } from "./exposition.js";

export interface Series {
  readonly metric: Metric;
  /** The labels of this series, with the `le` of a bucket and the `quantile` of a summary. */
  readonly labels: readonly string[];
  /** Whether it only rises until a restart: what `rate` is for. */
  readonly isCounter: boolean;
}

interface Index {
  readonly whole: ReadonlyMap<string, Series>;
  /** Those with a `*` in their name. */
  readonly families: readonly (readonly [name: string, series: Series])[];
}

const indexes = new WeakMap<Exposition, Index>();

/** The series that is stored by a name; undefined where the component has none of it. */
export function seriesNamed(exposition: Exposition, name: string): Series | undefined {
  const { whole, families } = indexOf(exposition);
  return whole.get(name) ?? families.find(([family]) => isOfFamily(family, name))?.[1];
}

function indexOf(exposition: Exposition): Index {
  const known = indexes.get(exposition);
  if (known !== undefined) return known;
  const all = exposition.metrics.flatMap(seriesOf);
  const isFamily = ([name]: readonly [string, Series]): boolean => name.includes("*");
  const index = { whole: new Map(all.filter((each) => !isFamily(each))), families: all.filter(isFamily) };
  indexes.set(exposition, index);
  return index;
}

function seriesOf(metric: Metric): readonly (readonly [string, Series])[] {
  const { name, type, labels } = metric;
  const total = (suffix: string): readonly [string, Series] => [name + suffix, { metric, labels, isCounter: true }];
  switch (type) {
    case "histogram":
      return [
        [`${name}_bucket`, { metric, labels: [...labels, "le"], isCounter: true }],
        total("_sum"),
        total("_count"),
      ];
    case "summary":
      return [[name, { metric, labels: [...labels, "quantile"], isCounter: false }], total("_sum"), total("_count")];
    case "counter":
    case "gauge":
    case "untyped":
      return [[name, { metric, labels, isCounter: type === "counter" }]];
  }
}

/** Every name that a component's series are stored by, for a suggestion of the nearest. */
export function seriesNames({ metrics }: Exposition): readonly string[] {
  return metrics.flatMap(seriesOf).map(([name]) => name);
}

function isOfFamily(family: string, name: string): boolean {
  const [before = "", ...parts] = family.split("*");
  const after = parts.at(-1) ?? "";
  return name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
}
