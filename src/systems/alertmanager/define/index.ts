export { type Inhibit, type InhibitOptions, inhibit } from "./inhibit.js";
export {
  type Email,
  type Opsgenie,
  type Pagerduty,
  type Receiver,
  type ReceiverOptions,
  receiver,
  type Slack,
  type Webhook,
} from "./receiver.js";
export { type Route, type RouteOptions, route } from "./route.js";
export { type TimeInterval, type TimeIntervalOptions, timeInterval } from "./time-interval.js";
