import type { System } from "../../compiler/model/system.js";
import { dashboardFiles } from "../../systems/grafana/public.js";
import { askedQueries } from "./asked.js";
import { dependencies } from "./dependencies.js";
import { printers } from "./print.js";
import { dashboardRules } from "./rules/index.js";

/** What dashboards show of the other systems: their queries, proven on the engine and written for Grafana. */
export const dashboards: System = {
  id: "dashboards",
  kinds: [],
  rules: dashboardRules,
  dependencies,
  asks: askedQueries,
  emit: ({ pipeline }) => dashboardFiles(pipeline, printers),
};
