import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROUTE, type RouteSpec, TIME_INTERVAL } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const config = (
  route: string,
): string => `${RECEIVERS}const nights = alertmanager.timeInterval("nights", { times: ["22:00-24:00"] });
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="critical"'], receiver: oncall }, { match: ['severity="info"']${route} }],
});

const listed = [root, nights];
`;

export const unusedTimeInterval: Rule = {
  code: "alertmanager/unused-time-interval",
  severity: "warning",
  summary: "A time interval that no route names",
  why: "It mutes nothing: people are woken when they were promised not to be.",
  mend: "Name it in `muteDuring` or `activeDuring` of a route, or take it out.",
  failing: config(', repeatInterval: "1d"'),
  passing: config(", muteDuring: [nights]"),
  *check({ resources }) {
    const used = new Set(ofKind(resources, ROUTE).flatMap(({ spec }) => intervalsIn(spec)));
    for (const interval of ofKind(resources, TIME_INTERVAL)) {
      if (used.has(interval.address)) continue;
      yield {
        detail: `No route names \`${interval.name}\`. ${unusedTimeInterval.mend}`,
        at: within(interval.origin, NAME),
        resource: interval.madeBy ?? interval.address,
      };
    }
  },
};

function intervalsIn({ muteDuring, activeDuring, routes }: RouteSpec): readonly string[] {
  const own = [...muteDuring, ...activeDuring].map(({ $ref }) => $ref);
  return [...own, ...routes.flatMap((route) => ("$ref" in route ? [] : intervalsIn(route)))];
}
