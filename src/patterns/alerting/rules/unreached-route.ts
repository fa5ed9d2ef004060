import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { contradiction, implies, type RouteNode, routesOf, routeTree } from "../../../systems/alertmanager/public.js";
import { ALERT as RULE } from "../../../systems/prometheus/schema.js";
import { knownLabels } from "../known-labels.js";
import { possibleRoutes } from "../possible-routes.js";
import { ALERT } from "./cases.js";

const config = (matcher: string): string => `${ALERT}const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['${matcher}'], receiver: oncall }],
});

const listed = [node, diskFull, root];
`;

export const unreachedRoute: Rule = {
  code: "alerting/unreached-route",
  severity: "warning",
  summary: "A route that none of the pipeline's alerts takes",
  why: "Whoever it names is never told, and relies on being told.",
  mend: "Correct its matchers: every alert has `alertname`, `severity` and its own labels, the expression gives it more.",
  failing: config('severity="page"'),
  passing: config('severity="critical"'),
  *check({ resources }) {
    const root = routeTree(resources);
    const alerts = ofKind(resources, RULE).map(knownLabels);
    if (root === undefined || alerts.length === 0) return;
    const reached = new Set(alerts.flatMap((known) => possibleRoutes(root, known).passed));
    for (const { node, above } of routesOf(root)) {
      // Derived ones are for alerts that may be added, too.
      if (node.resource.madeBy !== undefined) continue;
      // What can take no alert at all is another rule's concern, and what is below an unreached route is its.
      if (reached.has(node) || above.some((each) => !reached.has(each)) || isHopeless(node, above)) continue;
      yield {
        detail: `No alert takes \`${node.title}\`. ${unreachedRoute.mend}`,
        at: within(node.origin, "match"),
        resource: node.resource.address,
      };
    }
  },
};

function isHopeless(node: RouteNode, above: readonly RouteNode[]): boolean {
  const parent = above.at(-1);
  const earlier = parent?.routes.slice(0, parent.routes.indexOf(node)) ?? [];
  if (earlier.some((each) => !each.spec.continue && implies(node.matchers, each.matchers))) return true;
  return contradiction([...node.matchers, ...above.flatMap(({ matchers }) => matchers)]) !== undefined;
}
