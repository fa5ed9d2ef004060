import { quoted } from "../promql/tree/print.js";

/** A value that changes evenly: what it is at the first moment, and by how much it grows in a second. */
export interface Course {
  readonly start: number;
  readonly slope: number;
}

export function steady(value: number): Course {
  return { start: value, slope: 0 };
}

/** A series that is given to a test. */
export interface GivenSeries {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly course: Course;
}

/** As promtool names a series, labels in order. */
export function seriesText({ metric, labels }: Pick<GivenSeries, "metric" | "labels">): string {
  const pairs = [...labels]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([label, value]) => `${label}=${quoted(value)}`);
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(", ")}}`;
}

/** The samples in promtool's notation: `0+15x40`. */
export function samplesText({ start, slope }: Course, step: number, count: number): string {
  const growth = (slope * step) / 1000;
  return `${plainNumber(start)}${growth < 0 ? "-" : "+"}${plainNumber(Math.abs(growth))}x${count}`;
}

/** Without an exponent, which promtool does not read, and without what floating point adds. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(12));
  return /e/.test(String(rounded)) ? rounded.toFixed(12).replace(/\.?0+$/, "") : String(rounded);
}
