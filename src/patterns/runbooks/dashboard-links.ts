import type { Address } from "../../compiler/model/address.js";
import { isPromqlText } from "../../compiler/model/reference.js";
import { ofKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { DASHBOARD, type DashboardSpec, panelsOf, queriesOf, uidOf } from "../../systems/grafana/public.js";
import { promqlString } from "../../systems/prometheus/public.js";
import { ALERT, type AlertSpec } from "../../systems/prometheus/schema.js";
import { MONITORING } from "../monitoring/schema.js";

type Resources = ReadonlyMap<Address, Resource>;
type Board = Resource<DashboardSpec>;

/** Where it is said where Grafana is, each alert leads to its dashboard: the one that it names, or that draws its metrics. */
export function linkDashboards(resources: Resources, pipeline: string): readonly Resource[] {
  const [monitoring] = ofKind(resources.values(), MONITORING);
  const base = monitoring?.spec.owner.dashboards;
  if (base === undefined) return [];
  const boards = ofKind(resources.values(), DASHBOARD).map((board) => ({ board, draws: metricsOf(board) }));
  return ofKind(resources.values(), ALERT).flatMap((alert): readonly Resource<AlertSpec>[] => {
    const { dashboard, expr, annotations } = alert.spec;
    const named = typeof dashboard === "object" ? resourceAt(resources, dashboard.$ref, DASHBOARD) : undefined;
    // An address of the author's own stays as it is.
    if (named === undefined && dashboard !== base) return [];
    const board = named ?? bestOf(boards, metricsIn(promqlString(expr)));
    if (board === undefined) return [];
    const url = `${base}/d/${board.spec.uid ?? uidOf(pipeline, board.kind, board.name)}`;
    const linked = named === undefined ? { dashboard: url } : { annotations: { dashboard_url: url, ...annotations } };
    return [{ ...alert, spec: { ...alert.spec, ...linked } }];
  });
}

interface Drawing {
  readonly board: Board;
  /** How many panels draw each metric. */
  readonly draws: ReadonlyMap<string, number>;
}

/** The one with the most panels of these metrics. */
function bestOf(boards: readonly Drawing[], metrics: ReadonlySet<string>): Board | undefined {
  let best: Board | undefined;
  let most = 0;
  for (const { board, draws } of boards) {
    const count = [...metrics].reduce((sum, metric) => sum + (draws.get(metric) ?? 0), 0);
    if (count > most) [best, most] = [board, count];
  }
  return best;
}

function metricsOf({ spec }: Board): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { panel } of panelsOf(spec)) {
    const texts = queriesOf(panel).flatMap(({ query }) => (isPromqlText(query) ? [promqlString(query)] : []));
    for (const metric of metricsIn(texts.join("\n"))) found.set(metric, (found.get(metric) ?? 0) + 1);
  }
  return found;
}

const MATCHERS = /\{(?:"(?:\\.|[^"\\])*"|[^"}])*\}/g;
const LABELS = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g;
/** A name that no parenthesis follows: no function. */
const NAME = /[a-zA-Z_:][\w:]*(?![\w:]*\s*\()/g;

/** Names that may be metrics: what is counted stands on both sides, so a word too many counts for nothing. */
function metricsIn(expression: string): ReadonlySet<string> {
  return new Set(expression.replace(MATCHERS, " ").replace(LABELS, " ").match(NAME) ?? []);
}
