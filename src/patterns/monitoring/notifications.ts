import { derived, referenceTo } from "../../compiler/model/derived.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { Matcher } from "../../systems/alertmanager/public.js";
import { RECEIVER, type ReceiverSpec } from "../../systems/alertmanager/schema/receiver.js";
import { ROOT, ROUTE, type RouteSpec } from "../../systems/alertmanager/schema/route.js";
import { TIME_INTERVAL } from "../../systems/alertmanager/schema/time-interval.js";
import { MAINTENANCE_STARTED } from "./alerts/maintenance.js";
import { HOUR } from "./recommended.js";
import type { MonitoringSpec } from "./schema.js";

const TEAM = "team";
const ON_CALL = "on-call";
const MAINTENANCE = "maintenance";
const DAY = 24 * HOUR;

/** Who is told: the team of everything, who is on call of what is critical. */
export function notifications(monitoring: Resource<MonitoringSpec>): readonly Resource[] {
  const { notify, maintenance, owner } = monitoring.spec;
  if (notify === undefined) return [];
  const from = { origin: monitoring.origin, madeBy: monitoring.address };
  const none: ReceiverSpec = { slack: [], email: [], pagerduty: [], opsgenie: [], webhook: [], discard: false };
  const { pagerduty, opsgenie } = notify;
  const slack = notify.slack.map((each) => ({ ...each, channel: each.channel ?? owner.slack }));
  const team = { ...none, slack, email: notify.email, webhook: notify.webhook };
  const isTeamTold = [...team.slack, ...team.email, ...team.webhook].length > 0;
  const isAnybodyOnCall = [...pagerduty, ...opsgenie].length > 0;
  const everybody = referenceTo(RECEIVER, isTeamTold ? TEAM : ON_CALL);
  const critical: RouteSpec = { ...routeOf(["critical"]), receiver: everybody, repeatInterval: HOUR };
  const urgent: RouteSpec = { ...critical, receiver: referenceTo(RECEIVER, ON_CALL), continue: true };
  const begun: RouteSpec = {
    ...routeOf([]),
    match: [{ name: "alertname", operator: "=", value: MAINTENANCE_STARTED }],
    repeatInterval: DAY,
  };
  const muted = maintenance === undefined ? [] : [referenceTo(TIME_INTERVAL, MAINTENANCE)];
  const root: RouteSpec = {
    ...routeOf([]),
    receiver: everybody,
    groupBy: ["alertname", "severity"],
    routes: [
      ...(isTeamTold && isAnybodyOnCall ? [urgent] : []),
      critical,
      // That it begins is told, and then no more.
      ...(maintenance === undefined ? [] : [begun]),
      { ...routeOf(["warning"]), repeatInterval: 4 * HOUR, muteDuring: muted },
      { ...routeOf(["info"]), repeatInterval: DAY, muteDuring: muted },
    ],
  };
  return [
    ...(isTeamTold ? [derived(RECEIVER, TEAM, team, from)] : []),
    ...(isAnybodyOnCall ? [derived(RECEIVER, ON_CALL, { ...none, pagerduty, opsgenie }, from)] : []),
    ...(maintenance === undefined ? [] : [derived(TIME_INTERVAL, MAINTENANCE, maintenance, from)]),
    derived(ROUTE, ROOT, root, from),
  ];
}

function routeOf(severities: readonly string[]): RouteSpec {
  const match = severities.map((value): Matcher => ({ name: "severity", operator: "=", value }));
  return { match, continue: false, muteDuring: [], activeDuring: [], routes: [] };
}
