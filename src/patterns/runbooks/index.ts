import { ofKind } from "../../compiler/model/resource.js";
import type { System } from "../../compiler/model/system.js";
import { loadGrammar, loadRegularExpressions } from "../../systems/prometheus/public.js";
import { ALERT } from "../../systems/prometheus/schema.js";
import { linkDashboards } from "./dashboard-links.js";
import { linkPages } from "./page-links.js";
import { runbookFiles } from "./runbook-files.js";

/** Pages for whoever is woken: one for each alert, and those that lead there. */
export const runbooks: System = {
  id: "runbooks",
  kinds: [],
  rules: [],
  gather: (resources, { name }) => {
    const linked = new Map(linkPages(resources).map((alert) => [alert.address, alert]));
    for (const alert of linkDashboards(new Map([...resources, ...linked]), name)) linked.set(alert.address, alert);
    return [...linked.values()];
  },
  prepare: async (resources) => {
    if (ofKind(resources, ALERT).length > 0) await Promise.all([loadGrammar(), loadRegularExpressions()]);
  },
  emit: runbookFiles,
};
