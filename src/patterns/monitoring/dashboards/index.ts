import type { DashboardSpec } from "../../../systems/grafana/public.js";
import type { Watched } from "../recommended.js";
import { infrastructureDashboard } from "./infrastructure/dashboard.js";
import { objectivesDashboard } from "./objectives.js";
import { pipelineDashboard } from "./pipeline/dashboard.js";

/** The dashboards that a pipeline deserves, by name. */
export function recommendedDashboards(watched: Watched): readonly (readonly [string, DashboardSpec])[] {
  const { deployed, spec } = watched;
  if (spec.dashboards === "none") return [];
  const overview = pipelineDashboard(watched);
  const infrastructure = infrastructureDashboard(watched);
  return [
    ...(overview.rows?.length === 0 ? [] : [["pipeline", overview] as const]),
    ...(deployed.objectives.length === 0 ? [] : [["objectives", objectivesDashboard(deployed.objectives)] as const]),
    ...(infrastructure.rows?.length === 0 ? [] : [["infrastructure", infrastructure] as const]),
  ];
}
