export { INHIBIT, type InhibitSpec, inhibitSchema } from "./schema/inhibit.js";
export { conditionsOf, type MatcherSpec } from "./schema/matcher.js";
export { INTEGRATIONS, isSilent, RECEIVER, type ReceiverSpec, receiverSchema } from "./schema/receiver.js";
export { ROOT, ROUTE, type RouteSpec, routeSchema } from "./schema/route.js";
export { TIME_INTERVAL, type TimeIntervalSpec, timeIntervalSchema } from "./schema/time-interval.js";
