import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { durationText } from "../emit/duration-text.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { rootWith } from "./cases.js";

export const repeatedTooSoon: Rule = {
  code: "alertmanager/repeated-too-soon",
  severity: "warning",
  summary: "Alerts are to be repeated more often than their group is looked at",
  why: "Alertmanager looks whether to repeat at each `groupInterval`: a shorter `repeatInterval` is rounded up to it, and what is no multiple of it to the next.",
  mend: "Give `repeatInterval` a multiple of `groupInterval`.",
  failing: rootWith(`{ match: ['severity="critical"'], receiver: oncall, repeatInterval: "1m" },`),
  passing: rootWith(`{ match: ['severity="critical"'], receiver: oncall, groupInterval: "1m", repeatInterval: "5m" },`),
  *check({ resources }) {
    const root = routeTree(resources);
    for (const { node, above } of root === undefined ? [] : routesOf(root)) {
      const { groupInterval, repeatInterval, spec, origin } = node;
      if (repeatInterval >= groupInterval) continue;
      const parent = above.at(-1);
      // What a route has from its parent is told of there.
      if (parent?.groupInterval === groupInterval && parent.repeatInterval === repeatInterval) continue;
      const option = spec.repeatInterval === undefined ? "groupInterval" : "repeatInterval";
      yield {
        detail: `\`${node.title}\` repeats after ${durationText(repeatInterval)}, and looks each ${durationText(groupInterval)}. ${repeatedTooSoon.mend}`,
        at: within(origin, option),
        resource: node.resource.madeBy ?? node.resource.address,
      };
    }
  },
};
