import { coordinate, escapedText, type Size } from "./markup.js";
import { numberText } from "./number-text.js";

/** The part of a drawing between its axes, and how values are placed in it. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
}

export function plotOf({ width, height }: Size, { from, to, least, most }: Bounds): Plot {
  const [left, right, top, bottom] = [52, width - 10, 8, height - 20];
  return {
    left,
    right,
    top,
    bottom,
    x: (time) => left + ((time - from) / Math.max(to - from, 1)) * (right - left),
    y: (value) => bottom - ((value - least) / (most - least || 1)) * (bottom - top),
  };
}

/** Lines at round values, with their numbers, and times below. */
export function axes(plot: Plot, bounds: Bounds, unit: string | undefined): string {
  const values = ticks(bounds.least, bounds.most, 4)
    .map((value) => {
      const y = coordinate(plot.y(value));
      return `<path class="grid" d="M${plot.left} ${y}H${plot.right}"/><text class="tick" x="${plot.left - 6}" y="${y}" dy="4" text-anchor="end">${escapedText(numberText(value, unit))}</text>`;
    })
    .join("");
  return values + times(plot, bounds);
}

export function times(plot: Plot, { from, to }: Bounds): string {
  const count = Math.max(2, Math.floor((plot.right - plot.left) / 110));
  return Array.from({ length: count }, (_, index) => {
    const time = from + ((index + 0.5) / count) * (to - from);
    return `<text class="tick" x="${coordinate(plot.x(time))}" y="${plot.bottom + 15}" text-anchor="middle">${timeText(time, to - from)}</text>`;
  }).join("");
}

export function timeText(seconds: number, span: number): string {
  const text = new Date(seconds * 1000).toISOString();
  return span > 2 * 86_400 ? text.slice(5, 10) : text.slice(11, 16);
}

/** Round numbers between two, about so many. */
export function ticks(least: number, most: number, count: number): readonly number[] {
  const rough = (most - least) / count;
  if (!(rough > 0)) return [least];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => (first + index) * step);
}
