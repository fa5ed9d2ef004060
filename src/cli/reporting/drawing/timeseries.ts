import type { TimeRange } from "../../../patterns/dashboards/asking/macros.js";
import type { PanelSpec } from "../../../systems/grafana/public.js";
import { axes, type Bounds, plotOf } from "./axes.js";
import type { Series } from "./frames.js";
import { coordinate, escapedText, type Size, seriesColor, svg } from "./markup.js";

type TimeseriesPanel = Extract<PanelSpec, { type: "timeseries" }>;
const LEGEND = 20;
const MOST_NAMES = 8;

export function timeseriesSvg(panel: TimeseriesPanel, series: readonly Series[], range: TimeRange, size: Size): string {
  const drawn = panel.stack === "normal" || panel.stack === "percent" ? stacked(series) : series;
  const values = drawn.flatMap(({ points }) => points.map(([, value]) => value));
  const most = panel.max ?? Math.max(0, ...values);
  const bounds: Bounds = {
    ...range,
    least: panel.min ?? Math.min(0, ...values),
    most: most === 0 ? 1 : most * (panel.max === undefined ? 1.05 : 1),
  };
  const isShown = panel.legend?.show !== false;
  const plot = plotOf({ width: size.width, height: size.height - (isShown ? LEGEND : 0) }, bounds);
  const opacity = (panel.fill ?? 10) / 100;
  const lines = drawn.map(({ points }, index) => {
    const color = seriesColor(index);
    const inside = points.filter(([time]) => time >= range.from && time <= range.to);
    if (panel.draw === "bars" || panel.draw === "points") {
      const width = Math.max(1, ((plot.right - plot.left) / Math.max(inside.length, 1)) * 0.7);
      const marks = inside.map(([time, value]) =>
        panel.draw === "points"
          ? `<circle cx="${coordinate(plot.x(time))}" cy="${coordinate(plot.y(value))}" r="2"/>`
          : `<rect x="${coordinate(plot.x(time) - width / 2)}" y="${coordinate(plot.y(value))}" width="${coordinate(width)}" height="${coordinate(plot.bottom - plot.y(value))}"/>`,
      );
      return `<g fill="${color}" fill-opacity="0.8">${marks.join("")}</g>`;
    }
    const path = inside.map(([time, value]) => `${coordinate(plot.x(time))} ${coordinate(plot.y(value))}`);
    if (path.length === 0) return "";
    if (path.length === 1)
      return `<circle cx="${path[0]?.split(" ")[0]}" cy="${path[0]?.split(" ")[1]}" r="3" fill="${color}"/>`;
    const [first, last] = [inside[0]?.[0] ?? 0, inside.at(-1)?.[0] ?? 0];
    const area = `M${coordinate(plot.x(first))} ${plot.bottom}L${path.join("L")}L${coordinate(plot.x(last))} ${plot.bottom}Z`;
    return `<path d="${area}" fill="${color}" fill-opacity="${opacity}"/><path class="line" d="M${path.join("L")}" stroke="${color}" stroke-width="${panel.lineWidth ?? 1.5}"/>`;
  });
  // The highest of a stack is drawn first.
  const content = panel.stack === undefined || panel.stack === "none" ? lines : lines.reverse();
  return svg(size, axes(plot, bounds, panel.unit) + content.join("") + (isShown ? legend(series, size) : ""));
}

/** Each series upon those before it, at the times of all. */
function stacked(series: readonly Series[]): readonly Series[] {
  const times = [...new Set(series.flatMap(({ points }) => points.map(([time]) => time)))].sort(
    (one, other) => one - other,
  );
  const below = new Map<number, number>();
  return series.map(({ name, points }) => ({
    name,
    points: times.map((time) => {
      const value = points.find(([own]) => own === time)?.[1] ?? 0;
      const sum = (below.get(time) ?? 0) + value;
      below.set(time, sum);
      return [time, sum] as const;
    }),
  }));
}

export function legend(series: readonly { readonly name: string }[], { width, height }: Size): string {
  let x = 8;
  const shown = series.slice(0, MOST_NAMES).flatMap(({ name }, index) => {
    const text = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    const at = x;
    x += text.length * 7 + 30;
    if (x > width) return [];
    return [
      `<rect x="${at}" y="${height - 12}" width="14" height="4" rx="2" fill="${seriesColor(index)}"/><text class="name" x="${at + 19}" y="${height - 6}">${escapedText(text)}</text>`,
    ];
  });
  return shown.join("");
}
