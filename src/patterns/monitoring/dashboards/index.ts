import type { DashboardSpec } from "../../../systems/grafana/public.js";
import type { Watched } from "../recommended.js";
import { machinesDashboard } from "./machines.js";
import { objectivesDashboard } from "./objectives.js";
import { pipelineDashboard } from "./pipeline.js";

/** The dashboards that a pipeline deserves, by name. */
export function recommendedDashboards(watched: Watched): readonly (readonly [string, DashboardSpec])[] {
  const { deployed, spec } = watched;
  if (spec.dashboards === "none") return [];
  const overview = pipelineDashboard(watched);
  return [
    ...(overview.rows?.length === 0 ? [] : [["pipeline", overview] as const]),
    ...(deployed.objectives.length === 0 ? [] : [["objectives", objectivesDashboard(deployed.objectives)] as const]),
    ...(spec.exporters.node === false ? [] : [["machines", machinesDashboard(watched)] as const]),
  ];
}
