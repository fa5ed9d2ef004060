import { fileName } from "../../../compiler/emit/file-name.js";
import { nameOf } from "../../../compiler/model/address.js";
import { isPromqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import {
  DASHBOARD,
  type DashboardSpec,
  type PanelSpec,
  panelsOf,
  queriesOf,
  uidFor,
} from "../../../systems/grafana/public.js";
import { promqlString } from "../../../systems/prometheus/public.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import { plainText } from "../../overview/markdown.js";
import { seriesIn } from "../metrics.js";
import type { Scene } from "../scene.js";

const MOST_PANELS = 4;

/** Where an alert's metrics are drawn, as lines of a list. */
export function dashboardLines(alert: Resource<AlertSpec>, scene: Scene): readonly string[] {
  const { dashboard } = alert.spec;
  const drawn = new Map<Board, readonly string[]>();
  if (typeof dashboard === "object") {
    const named = resourceAt(scene.pipeline.resources, dashboard.$ref, DASHBOARD);
    if (named !== undefined) drawn.set(named, []);
  }
  const byMetric = panelsByMetric(scene.pipeline);
  for (const { name } of seriesIn(alert, scene))
    for (const { board, title } of byMetric.get(name) ?? []) drawn.set(board, [...(drawn.get(board) ?? []), title]);
  const lines = [...drawn].map(([board, titles]) => {
    const shown = [...new Set(titles)].slice(0, MOST_PANELS).map((title) => `“${plainText(title)}”`);
    return `- Dashboard ${boardLink(board, scene)}${shown.length === 0 ? "" : `: ${shown.join(", ")}`}`;
  });
  return typeof dashboard === "string" && lines.length === 0 ? [`- Dashboards: <${dashboard}>`] : lines;
}

type Board = Resource<DashboardSpec>;
type Panels = ReadonlyMap<string, readonly { readonly board: Board; readonly title: string }[]>;

const drawnIn = new WeakMap<Pipeline, Panels>();

/** Which panels draw a metric: every alert's page asks. */
function panelsByMetric(pipeline: Pipeline): Panels {
  const known = drawnIn.get(pipeline);
  if (known !== undefined) return known;
  const found = new Map<string, { board: Board; title: string }[]>();
  for (const board of ofKind(pipeline.resources, DASHBOARD))
    for (const { panel } of panelsOf(board.spec))
      for (const word of wordsOf(panel)) {
        const panels = found.get(word) ?? [];
        panels.push({ board, title: panel.title });
        found.set(word, panels);
      }
  drawnIn.set(pipeline, found);
  return found;
}

/** Metrics among them. Labels and functions are called otherwise. */
function wordsOf(panel: PanelSpec): ReadonlySet<string> {
  const texts = queriesOf(panel).flatMap(({ query }) => (isPromqlText(query) ? [promqlString(query)] : []));
  return new Set(texts.flatMap((text) => text.match(/[a-zA-Z_:][\w:]*/g) ?? []));
}

/** At the Grafana that the owner names, else its file. */
function boardLink(board: Resource<DashboardSpec>, { pipeline, monitoring }: Scene): string {
  const text = plainText(board.spec.title);
  const { dashboards } = monitoring.owner;
  if (dashboards !== undefined) return `[${text}](${dashboards}/d/${uidFor(board, pipeline)})`;
  const folder = board.spec.folder === undefined ? "general" : fileName(nameOf(board.spec.folder.$ref));
  return `[${text}](../grafana/dashboards/${encodeURIComponent(folder)}/${encodeURIComponent(fileName(board.name))}.json)`;
}
