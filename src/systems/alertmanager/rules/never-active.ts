import { nameOf } from "../../../compiler/model/address.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { RECEIVERS } from "./cases.js";

const config = (route: string): string => `${RECEIVERS}const work = alertmanager.timeInterval("work", {
  weekdays: ["monday:friday"],
  times: ["08:00-18:00"],
  location: "Europe/Berlin",
});
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="warning"'], receiver: oncall, ${route} }],
});

const listed = [root];
`;

export const neverActive: Rule = {
  code: "alertmanager/never-active",
  severity: "error",
  summary: "A route that is muted whenever it is active",
  why: "While a route is muted, nobody is told, also within the times in which it is active: this one never tells anybody.",
  mend: "Take the time interval out of `muteDuring` or of `activeDuring`.",
  failing: config("activeDuring: [work], muteDuring: [work]"),
  passing: config("activeDuring: [work]"),
  *check({ resources }) {
    const root = routeTree(resources);
    for (const { node } of root === undefined ? [] : routesOf(root)) {
      const { activeDuring, muteDuring } = node.spec;
      const muted = new Set(muteDuring.map(({ $ref }) => $ref));
      if (activeDuring.length === 0 || !activeDuring.every(({ $ref }) => muted.has($ref))) continue;
      const names = activeDuring.map(({ $ref }) => `\`${nameOf($ref)}\``).join(", ");
      yield {
        detail: `\`${node.title}\` is muted during ${names}, which is all its time. ${neverActive.mend}`,
        at: within(node.origin, "muteDuring"),
        resource: node.resource.madeBy ?? node.resource.address,
      };
    }
  },
};
