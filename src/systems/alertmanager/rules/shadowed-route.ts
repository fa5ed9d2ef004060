import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { implies } from "../routing/holds.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { rootWith } from "./cases.js";

export const shadowedRoute: Rule = {
  code: "alertmanager/shadowed-route",
  severity: "warning",
  summary: "A route that an earlier one leaves nothing",
  why: "Alerts take the first route that matches, and go on only where it says `continue`: whoever the later route names is never told.",
  mend: "Put the narrower route first, or give the earlier one `continue: true`.",
  failing: rootWith(`{ match: ['severity=~"critical|warning"'], receiver: chat },
{ match: ['severity="critical"'], receiver: oncall },`),
  passing: rootWith(`{ match: ['severity="critical"'], receiver: oncall },
{ match: ['severity=~"critical|warning"'], receiver: chat },`),
  *check({ resources }) {
    const root = routeTree(resources);
    for (const { node } of root === undefined ? [] : routesOf(root)) {
      for (const [index, route] of node.routes.entries()) {
        const earlier = node.routes
          .slice(0, index)
          .find((each) => !each.spec.continue && implies(route.matchers, each.matchers));
        if (earlier === undefined) continue;
        yield {
          detail: `All that comes to \`${route.title}\` has been taken by \`${earlier.title}\`. ${shadowedRoute.mend}`,
          at: route.spec.match.length === 0 ? route.origin : within(route.origin, "match"),
          resource: route.resource.madeBy ?? route.resource.address,
          related: [{ at: earlier.origin, note: "this one takes them" }],
        };
      }
    }
  },
};
