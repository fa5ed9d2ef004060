import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { ROUTE } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const config = (routes: string): string => `${RECEIVERS}const critical = alertmanager.route("critical", {
  match: ['severity="critical"'],
  receiver: oncall,
});
const root = alertmanager.route("root", { receiver: chat, routes: [${routes}] });

const listed = [root, critical, oncall];
`;

export const routeOutsideTree: Rule = {
  code: "alertmanager/route-outside-tree",
  severity: "error",
  summary: "A route stands below no other",
  why: "Alerts walk down from the root: no alert comes to a route that none names, and nothing would be written of it.",
  mend: "Name it in `routes` of the root or of a route below it: the order there is the order in which they are tried.",
  failing: config(`{ match: ['severity="page"'], receiver: oncall }`),
  passing: config("critical"),
  *check({ resources }) {
    const root = routeTree(resources);
    if (root === undefined) return;
    const standing = new Set([...routesOf(root)].map(({ node }) => node.resource));
    for (const route of ofKind(resources, ROUTE)) {
      if (standing.has(route)) continue;
      yield {
        detail: `No route names \`${route.name}\`. ${routeOutsideTree.mend}`,
        at: within(route.origin, NAME),
        resource: route.madeBy ?? route.address,
      };
    }
  },
};
