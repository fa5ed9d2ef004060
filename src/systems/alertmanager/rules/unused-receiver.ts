import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { RECEIVER } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const config = (routes: string): string => `${RECEIVERS}const root = alertmanager.route("root", {
  receiver: chat,
  routes: [${routes}],
});

const listed = [root, oncall];
`;

export const unusedReceiver: Rule = {
  code: "alertmanager/unused-receiver",
  severity: "warning",
  summary: "A receiver that no route names",
  why: "Nobody is ever told of anything by it, and whoever relies on it does not notice.",
  mend: "Name it in a route, or take it out.",
  failing: config('{ match: [\'severity="critical"\'], repeatInterval: "1h" }'),
  passing: config("{ match: ['severity=\"critical\"'], receiver: oncall }"),
  *check({ resources }) {
    const root = routeTree(resources);
    if (root === undefined) return;
    const used = new Set([...routesOf(root)].map(({ node }) => node.receiver));
    for (const receiver of ofKind(resources, RECEIVER)) {
      if (used.has(receiver)) continue;
      yield {
        detail: `No route names \`${receiver.name}\`. ${unusedReceiver.mend}`,
        at: within(receiver.origin, NAME),
        resource: receiver.madeBy ?? receiver.address,
      };
    }
  },
};
