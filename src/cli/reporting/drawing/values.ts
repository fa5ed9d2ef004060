import type { DataPanelSpec, PanelSpec } from "../../../systems/grafana/public.js";
import { colorOf, coordinate, escapedText, type Size, svg } from "./markup.js";
import { numberText } from "./number-text.js";

interface Field {
  readonly name: string;
  readonly values: readonly number[];
}
type ValuePanel = Extract<PanelSpec, { type: "stat" | "gauge" }>;

/** What stands in a panel of one number, of the values of each field. */
export function reduced(values: readonly number[], calculate: ValuePanel["calculate"] = "lastNotNull"): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (calculate) {
    case "first":
    case "firstNotNull":
      return values[0] ?? Number.NaN;
    case "min":
      return Math.min(...values);
    case "max":
      return Math.max(...values);
    case "mean":
      return sum / values.length;
    case "median":
      return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
    case "sum":
      return sum;
    case "count":
      return values.length;
    case "range":
      return Math.max(...values) - Math.min(...values);
    case "diff":
    case "delta":
      return (values.at(-1) ?? 0) - (values[0] ?? 0);
    case "distinctCount":
      return new Set(values).size;
    case "last":
    case "lastNotNull":
      return values.at(-1) ?? Number.NaN;
  }
}

/** The colour of a value by a panel's thresholds. */
export function thresholdColor(value: number, { thresholds, min = 0, max = 100, color }: DataPanelSpec): string {
  if (typeof color === "string") return colorOf(color);
  if (thresholds === undefined) return colorOf("green");
  const isPercentage = "mode" in thresholds;
  const steps = isPercentage ? thresholds.steps : thresholds;
  const measured = isPercentage ? ((value - min) / (max - min)) * 100 : value;
  const reached = steps.filter((step) => step.value === undefined || measured >= step.value);
  return colorOf(reached.at(-1)?.color ?? "green");
}

/** A mapping's text for a value, where one fits. */
export function mappedText(value: string | number, { mappings = [] }: DataPanelSpec): string | undefined {
  const found = mappings.find((each) => {
    if (each.value !== undefined) return String(each.value) === String(value);
    if (each.regex !== undefined || each.special !== undefined) return false;
    return (
      Number(value) >= (each.from ?? Number.NEGATIVE_INFINITY) && Number(value) <= (each.to ?? Number.POSITIVE_INFINITY)
    );
  });
  return found?.text;
}

export function statSvg(panel: Extract<PanelSpec, { type: "stat" }>, fields: readonly Field[], size: Size): string {
  const shown = fields.slice(0, 6);
  const width = size.width / Math.max(shown.length, 1);
  const cells = shown.map(({ name, values }, index) => {
    const value = reduced(values, panel.calculate);
    const color = thresholdColor(value, panel);
    const text = mappedText(value, panel) ?? numberText(value, panel.unit, panel.decimals);
    const isFilled = panel.colorMode?.startsWith("background") === true;
    const x = width * index;
    const back = isFilled
      ? `<rect x="${coordinate(x)}" width="${coordinate(width)}" height="${size.height}" fill="${color}"/>`
      : "";
    const fill = isFilled ? "#fff" : panel.colorMode === "none" ? "currentColor" : color;
    const height = Math.min(size.height * 0.45, (width / Math.max(text.length, 1)) * 1.5, 64);
    const label =
      shown.length > 1
        ? `<text class="name" x="${coordinate(x + width / 2)}" y="16" text-anchor="middle">${escapedText(name)}</text>`
        : "";
    return `${back}${label}<text x="${coordinate(x + width / 2)}" y="${coordinate(size.height / 2 + height * 0.35)}" text-anchor="middle" font-size="${coordinate(height)}" font-weight="600" fill="${fill}">${escapedText(text)}</text>`;
  });
  return svg(size, cells.join(""));
}

export function gaugeSvg(panel: Extract<PanelSpec, { type: "gauge" }>, fields: readonly Field[], size: Size): string {
  const shown = fields.slice(0, 4);
  const width = size.width / Math.max(shown.length, 1);
  const { min = 0, max = panel.unit === "percentunit" ? 1 : 100 } = panel;
  const cells = shown.map(({ name, values }, index) => {
    const value = reduced(values, panel.calculate);
    const [x, y] = [width * (index + 0.5), size.height * 0.78];
    const radius = Math.min(width * 0.4, size.height * 0.62);
    const share = Math.min(Math.max((value - min) / (max - min || 1), 0), 1);
    const arc = (end: number): string => {
      const angle = Math.PI * (1 - end);
      return `M${coordinate(x - radius)} ${coordinate(y)}A${coordinate(radius)} ${coordinate(radius)} 0 0 1 ${coordinate(x + radius * Math.cos(angle))} ${coordinate(y - radius * Math.sin(angle))}`;
    };
    const text = mappedText(value, panel) ?? numberText(value, panel.unit, panel.decimals);
    const label =
      shown.length > 1
        ? `<text class="name" x="${coordinate(x)}" y="${coordinate(y + 20)}" text-anchor="middle">${escapedText(name)}</text>`
        : "";
    return `<path class="track" d="${arc(1)}" stroke-width="${coordinate(radius * 0.25)}"/><path class="line" d="${arc(share)}" stroke="${thresholdColor(value, panel)}" stroke-width="${coordinate(radius * 0.25)}"/><text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="middle" font-size="${coordinate(radius * 0.36)}" font-weight="600" fill="currentColor">${escapedText(text)}</text>${label}`;
  });
  return svg(size, cells.join(""));
}
