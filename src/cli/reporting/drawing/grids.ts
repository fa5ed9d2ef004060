import type { TimeRange } from "../../../patterns/dashboards/asking/macros.js";
import { kindOfColumn } from "../../../patterns/dashboards/column-kinds.js";
import type { PanelSpec } from "../../../systems/grafana/public.js";
import type { Answer } from "../board-rows.js";
import { axes, plotOf, times } from "./axes.js";
import { numberIn, type Series, secondsIn } from "./frames.js";
import { coordinate, escapedText, type Size, seriesColor, svg } from "./markup.js";
import { numberText } from "./number-text.js";
import { legend } from "./timeseries.js";
import { mappedText } from "./values.js";

/** Bars: one group for each row, one bar for each column of numbers. */
export function barsSvg(
  panel: Extract<PanelSpec, { type: "barchart" }>,
  [answer]: readonly Answer[],
  size: Size,
): string {
  if (answer === undefined) return "";
  const { columns, rows } = answer;
  const label =
    columns.find(({ name }) => name === panel.x) ??
    columns.find((each) => ["text", "time"].includes(kindOfColumn(each)));
  const numbers = columns.filter((each) => kindOfColumn(each) === "number");
  const shown = rows.slice(0, 40);
  const values = shown.flatMap((row) => numbers.map(({ name }) => numberIn(row, name) ?? 0));
  const bounds = { from: 0, to: 1, least: Math.min(0, ...values), most: Math.max(...values, 0) * 1.05 || 1 };
  const plot = plotOf({ width: size.width, height: size.height - 20 }, bounds);
  const group = (plot.right - plot.left) / Math.max(shown.length, 1);
  const width = (group * 0.7) / Math.max(numbers.length, 1);
  const bars = shown.flatMap((row, at) => {
    const x = plot.left + group * at;
    const name = label === undefined ? "" : String(row[label.name] ?? "");
    const room = Math.max(3, Math.floor(group / 7));
    const text = name.length > room ? `${name.slice(0, room - 1)}…` : name;
    return [
      ...numbers.map((column, index) => {
        const value = numberIn(row, column.name) ?? 0;
        const y = plot.y(Math.max(value, 0));
        return `<rect x="${coordinate(x + group * 0.15 + width * index)}" y="${coordinate(y)}" width="${coordinate(width * 0.95)}" height="${coordinate(Math.abs(plot.y(0) - plot.y(value)))}" fill="${seriesColor(index)}" fill-opacity="0.85"/>`;
      }),
      `<text class="tick" x="${coordinate(x + group / 2)}" y="${plot.bottom + 15}" text-anchor="middle">${escapedText(text)}</text>`,
    ];
  });
  const values0 = axes({ ...plot, x: () => -1000 }, bounds, panel.unit);
  return svg(size, values0 + bars.join("") + legend(numbers, size));
}

/** Cells over time, one line of them for each series, darker where the value is higher. */
export function heatmapSvg(series: readonly Series[], range: TimeRange, size: Size): string {
  const bounds = { ...range, least: 0, most: series.length };
  const plot = plotOf(size, bounds);
  const most = Math.max(1e-9, ...series.flatMap(({ points }) => points.map(([, value]) => value)));
  const cells = series.map(({ name, points }, at) => {
    const y = plot.y(at + 1);
    const height = plot.y(at) - y;
    const width = (plot.right - plot.left) / Math.max(points.length, 1);
    const inside = points.filter(([time]) => time >= range.from && time <= range.to);
    const drawn = inside.map(
      ([time, value]) =>
        `<rect x="${coordinate(plot.x(time))}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height - 1)}" fill="#FF7A1A" fill-opacity="${Math.sqrt(Math.max(value, 0) / most).toFixed(2)}"/>`,
    );
    return `${drawn.join("")}<text class="tick" x="${plot.left - 6}" y="${coordinate(y + height / 2 + 4)}" text-anchor="end">${escapedText(name.slice(0, 8))}</text>`;
  });
  return svg(size, cells.join("") + times(plot, bounds));
}

/** Spans of equal states, one line for each column, or for each of the texts that tell things apart. */
export function statesSvg(
  panel: Extract<PanelSpec, { type: "stateTimeline" }>,
  [answer]: readonly Answer[],
  range: TimeRange,
  size: Size,
): string {
  const time = answer?.columns.find((each) => kindOfColumn(each) === "time");
  if (answer === undefined || time === undefined) return "";
  const lines = answer.columns.filter((each) => each !== time).slice(0, 12);
  const bounds = { ...range, least: 0, most: lines.length };
  const plot = plotOf(size, bounds);
  const states: string[] = [];
  const rows = [...answer.rows].sort((left, right) => secondsIn(left, time) - secondsIn(right, time));
  const drawn = lines.map(({ name }, at) => {
    const y = plot.y(lines.length - at);
    const height = plot.y(lines.length - at - 1) - y;
    const spans = rows.map((row, index) => {
      const state = String(row[name] ?? "");
      if (!states.includes(state)) states.push(state);
      const next = rows[index + 1];
      const start = Math.max(plot.x(secondsIn(row, time)), plot.left);
      const end = next === undefined ? plot.right : plot.x(secondsIn(next, time));
      const text =
        mappedText(state, panel) ?? (Number.isNaN(Number(state)) ? state : numberText(Number(state), panel.unit));
      const label =
        end - start > text.length * 8
          ? `<text class="on" x="${coordinate(start + 4)}" y="${coordinate(y + height / 2 + 4)}">${escapedText(text)}</text>`
          : "";
      return `<rect x="${coordinate(start)}" y="${coordinate(y + height * 0.1)}" width="${coordinate(Math.max(end - start, 0))}" height="${coordinate(height * 0.8)}" fill="${seriesColor(states.indexOf(state))}" fill-opacity="0.75"/>${label}`;
    });
    return `${spans.join("")}<text class="tick" x="${plot.left - 6}" y="${coordinate(y + height / 2 + 4)}" text-anchor="end">${escapedText(name.slice(0, 8))}</text>`;
  });
  return svg(size, drawn.join("") + times(plot, bounds));
}
