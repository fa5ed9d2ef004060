import type { Component, MetricType } from "../../../src/systems/prometheus/catalogue/exposition.js";
import { exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";
import { seriesNamed } from "../../../src/systems/prometheus/catalogue/series.js";

/** The types that a scrape in the text format declares, by metric. */
export function typesIn(scraped: string): ReadonlyMap<string, string> {
  return new Map([...scraped.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]));
}

/** What a scrape has of one name's series: their labels. */
export function labelsIn(scraped: string, metric: string): readonly string[] {
  const series = scraped.split("\n").filter((line) => line.startsWith(`${metric}{`));
  return [...new Set(series.flatMap((line) => [...line.matchAll(/(\w+)="/g)].map(([, label = ""]) => label)))].sort();
}

/** Where a scrape and the catalogue differ: nothing, if the catalogue tells the truth. */
export function differences(component: Component, scraped: string, own: RegExp): readonly string[] {
  const catalogue = exposition(component);
  const types = typesIn(scraped);
  const unknown = [...types].filter(([name]) => own.test(name)).flatMap(([name, type]) => unlike(name, type));
  const missing = catalogue.metrics
    .filter(({ name, when }) => when === undefined && own.test(name) && !types.has(name))
    .map(({ name }) => `${name} is in the catalogue only`);
  return [...unknown, ...missing].sort();

  function unlike(name: string, type: MetricType | string): readonly string[] {
    const known = catalogue.metrics.find((metric) => metric.name === name) ?? seriesNamed(catalogue, name)?.metric;
    if (known === undefined) return [`${name} is in the scrape only`];
    const expected: string = known.type;
    const labels = labelsIn(scraped, name).filter((label) => !known.labels.includes(label));
    return [
      ...(expected === type ? [] : [`${name} is a ${type}, not a ${expected}`]),
      ...(known.type === "histogram" || known.type === "summary" ? [] : labels.map((each) => `${name} has ${each}`)),
    ];
  }
}
