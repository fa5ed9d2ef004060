import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROOT, ROUTE, type RouteSpec } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const root = (said: string): string => `${RECEIVERS}const root = alertmanager.route("root", {
  ${said}
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});

const listed = [root];
`;

export const rootTakesAll: Rule = {
  code: "alertmanager/root-takes-all",
  severity: "error",
  summary: "The root route does not take every alert",
  why: "Every alert enters by the root, at every time: Alertmanager does not start when it has no receiver, or has matchers, time intervals or `continue`.",
  mend: "Give the root a receiver, and move conditions to a route below it.",
  failing: root("receiver: chat, match: ['team=\"data\"'],"),
  passing: root("receiver: chat,"),
  *check({ resources }) {
    const route = ofKind(resources, ROUTE).find(({ name }) => name === ROOT);
    if (route === undefined) return;
    for (const [fault, at] of faultsOf(route)) {
      yield { detail: `The root ${fault}. ${rootTakesAll.mend}`, at, resource: route.madeBy ?? route.address };
    }
  },
};

function* faultsOf({ spec, origin }: Resource<RouteSpec>): Iterable<readonly [string, Origin]> {
  if (spec.receiver === undefined) yield ["has no receiver", origin];
  for (const option of ["match", "muteDuring", "activeDuring"] as const)
    if (spec[option].length > 0) yield [`has \`${option}\``, within(origin, option)];
  if (spec.continue) yield ["has `continue`", within(origin, "continue")];
}
