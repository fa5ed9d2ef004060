import { isPromqlText } from "../../compiler/model/reference.js";
import type { TimeRange } from "../../patterns/dashboards/asking/macros.js";
import { printers } from "../../patterns/dashboards/print.js";
import { type GridPos, isDataPanel, type PanelSpec, queriesOf } from "../../systems/grafana/public.js";
import type { Answer } from "./board-rows.js";
import { numericFields, seriesOf } from "./drawing/frames.js";
import { barsSvg, heatmapSvg, statesSvg } from "./drawing/grids.js";
import { escapedText, type Size } from "./drawing/markup.js";
import { logsHtml, markdownHtml, tableHtml } from "./drawing/rows.js";
import { sketchSvg } from "./drawing/sketch.js";
import { timeseriesSvg } from "./drawing/timeseries.js";
import { gaugeSvg, statSvg } from "./drawing/values.js";

/** Grafana's grid at a width of 1400 pixels. */
const COLUMN = 57;
const LINE = 38;
const TITLE = 34;

/** What stands in a panel, below its title. */
export function panelHtml(panel: PanelSpec, answers: readonly Answer[], range: TimeRange, { w, h }: GridPos): string {
  const size: Size = { width: w * COLUMN - 24, height: h * LINE - TITLE - 18 };
  if (!isDataPanel(panel)) {
    if (panel.mode === "code" || panel.mode === "html") return `<pre>${escapedText(panel.content)}</pre>`;
    return `<div class="markdown">${markdownHtml(panel.content)}</div>`;
  }
  const problem = answers.find((each) => each.problem !== undefined)?.problem;
  if (problem !== undefined) return `<p class="problem">${escapedText(problem)}</p>`;
  if (answers.length === 0) return unasked(panel, size);
  if (answers.every(({ rows }) => rows.length === 0)) return '<p class="nothing">No data</p>';
  return drawn(panel, answers, range, size);
}

function drawn(
  panel: Exclude<PanelSpec, { type: "text" }>,
  answers: readonly Answer[],
  range: TimeRange,
  size: Size,
): string {
  switch (panel.type) {
    case "timeseries":
      return timeseriesSvg(panel, seriesOf(answers), range, size);
    case "stat":
      return statSvg(panel, numericFields(answers), size);
    case "gauge":
      return gaugeSvg(panel, numericFields(answers), size);
    case "table":
      return tableHtml(panel, answers);
    case "barchart":
      return barsSvg(panel, answers, size);
    case "heatmap":
      return heatmapSvg(seriesOf(answers), range, size);
    case "stateTimeline":
      return statesSvg(panel, answers, range, size);
    case "logs":
      return logsHtml(answers);
  }
}

/** What is asked of Prometheus or PostgreSQL: the query itself, over a line that shows nothing. */
function unasked(panel: PanelSpec, size: Size): string {
  const texts = queriesOf(panel).map(({ query }) =>
    isPromqlText(query) ? printers.promql(query) : printers.sql(query, "postgres"),
  );
  const code = texts.map((text) => `<code>${escapedText(text.replace(/\s+/g, " "))}</code>`).join("<br>");
  return `<div class="sketched">${sketchSvg(size, texts.join())}<p><b>sketch, not data</b> ${code}</p></div>`;
}
