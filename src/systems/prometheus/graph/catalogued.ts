import type * as Catalogue from "../catalogue/exposition.js";
import { type ExposedSeries, seriesOf } from "./exposed-series.js";

let catalogue: typeof Catalogue | undefined;

/** Loads the metrics of known programs: a pipeline that scrapes none does without them. */
export async function loadCatalogue(): Promise<void> {
  catalogue ??= await import("../catalogue/exposition.js");
}

export interface CataloguedComponent {
  readonly version: string;
  readonly find: (name: string) => ExposedSeries | undefined;
  readonly names: readonly string[];
}

const read = new Map<string, CataloguedComponent>();

/** What a component exposes, by the names that Prometheus stores; undefined for what is no component. */
export function catalogued(component: string): CataloguedComponent | undefined {
  const known = read.get(component);
  if (known !== undefined) return known;
  if (catalogue === undefined) throw new Error("A component's metrics are read before the catalogue was loaded");
  if (!catalogue.isComponent(component)) return undefined;
  const { version, metrics } = catalogue.exposition(component);
  const series = metrics.flatMap(seriesOf);
  const plain = new Map(series.filter(({ name }) => !name.includes("*")).map((each) => [each.name, each]));
  const patterns = series.filter(({ name }) => name.includes("*")).map((each) => [patternOf(each.name), each] as const);
  const found: CataloguedComponent = {
    version,
    find: (name) => plain.get(name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1],
    names: [...plain.keys()],
  };
  read.set(component, found);
  return found;
}

export function componentNames(): readonly string[] {
  return catalogue?.COMPONENTS ?? [];
}

/** A `*` is what only the running program knows. */
function patternOf(name: string): RegExp {
  return new RegExp(
    `^${name
      .split("*")
      .map((piece) => piece.replace(/[^\w]/g, "\\$&"))
      .join(".+")}$`,
  );
}
