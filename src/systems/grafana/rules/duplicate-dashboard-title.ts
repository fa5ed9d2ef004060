import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD } from "../schema/index.js";

const boards = (title: string): string => `const panels = [grafana.stat("Up", { query: promql\`up\` })];
const orders = grafana.dashboard("orders", { title: "Orders", panels });
const customers = grafana.dashboard("customers", { title: "${title}", panels });

const listed = [orders, customers];
`;

export const duplicateDashboardTitle: Rule = {
  code: "grafana/duplicate-dashboard-title",
  severity: "error",
  summary: "Two dashboards of one folder have the same title",
  why: "Grafana's provisioning takes one of them for a duplicate and stops writing both, with a line in its log alone.",
  mend: "Give one another title, or another folder.",
  failing: boards("Orders"),
  passing: boards("Customers"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      const { title, folder } = dashboard.spec;
      const key = JSON.stringify([folder?.$ref ?? null, title.toLowerCase()]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, dashboard);
        continue;
      }
      yield {
        detail: `\`${dashboard.name}\` and \`${first.name}\` are both called \`${title}\`. ${duplicateDashboardTitle.mend}`,
        at: within(dashboard.origin, "title"),
        resource: dashboard.address,
        related: [{ at: within(first.origin, "title"), note: "the other one" }],
      };
    }
  },
};
