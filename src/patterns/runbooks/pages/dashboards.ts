import { fileName } from "../../../compiler/emit/file-name.js";
import { nameOf } from "../../../compiler/model/address.js";
import { isPromqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { DASHBOARD, type DashboardSpec, panelsOf, queriesOf, uidFor } from "../../../systems/grafana/public.js";
import { promqlString } from "../../../systems/prometheus/public.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import { plainText } from "../../overview/markdown.js";
import { seriesIn } from "../metrics.js";
import type { Scene } from "../scene.js";

const MOST_PANELS = 4;

/** Where an alert's metrics are drawn, as lines of a list. */
export function dashboardLines(alert: Resource<AlertSpec>, scene: Scene): readonly string[] {
  const { dashboard } = alert.spec;
  const named =
    typeof dashboard === "object" ? resourceAt(scene.pipeline.resources, dashboard.$ref, DASHBOARD) : undefined;
  const metrics = new Set(seriesIn(alert, scene).map(({ name }) => name));
  const drawn = ofKind(scene.pipeline.resources.values(), DASHBOARD).flatMap((board) => {
    const panels = panelsWith(metrics, board.spec);
    if (panels.length === 0 && board !== named) return [];
    const shown = panels.slice(0, MOST_PANELS).map((title) => `“${plainText(title)}”`);
    return [`- Dashboard ${boardLink(board, scene)}${shown.length === 0 ? "" : `: ${shown.join(", ")}`}`];
  });
  const url = typeof dashboard === "string" && drawn.length === 0 ? [`- Dashboards: <${dashboard}>`] : [];
  return [...drawn, ...url];
}

function panelsWith(metrics: ReadonlySet<string>, spec: DashboardSpec): readonly string[] {
  return panelsOf(spec).flatMap(({ panel }) => {
    const texts = queriesOf(panel).flatMap(({ query }) => (isPromqlText(query) ? [promqlString(query)] : []));
    const words = new Set(texts.flatMap((text) => text.match(/[a-zA-Z_:][\w:]*/g) ?? []));
    return [...metrics].some((metric) => words.has(metric)) ? [panel.title] : [];
  });
}

/** At the Grafana that the owner names, else its file. */
function boardLink(board: Resource<DashboardSpec>, { pipeline, monitoring }: Scene): string {
  const text = plainText(board.spec.title);
  const { dashboards } = monitoring.owner;
  if (dashboards !== undefined) return `[${text}](${dashboards}/d/${uidFor(board, pipeline)})`;
  const folder = board.spec.folder === undefined ? "general" : fileName(nameOf(board.spec.folder.$ref));
  return `[${text}](../grafana/dashboards/${encodeURIComponent(folder)}/${encodeURIComponent(fileName(board.name))}.json)`;
}
