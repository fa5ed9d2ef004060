import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Receiver } from "./receiver.js";
import type { TimeInterval } from "./time-interval.js";

/** A route: which alerts go to whom, and when. */
export interface Route extends Declared<"alertmanager.route"> {}

/** Of the routes below one, an alert takes the first that matches, and those after it while these say `continue`. */
export interface RouteOptions {
  /** Who is told. Default: the parent's; the root needs one. */
  readonly receiver?: Receiver;
  /** What an alert's labels must fulfil, all of it: `'severity="critical"'`, or an alert's constant. Default: nothing. */
  readonly match?: readonly (string | Declared<"prometheus.alert">)[];
  /** Alerts that are alike in these labels are told of together; `["..."]`: in all. Default: the parent's; for the root `["alertname"]`. */
  readonly groupBy?: readonly string[];
  /** How long a new group waits for more. Default: the parent's; for the root `"30s"`. */
  readonly groupWait?: string;
  /** How long a group that changed waits before it is told again. Default: the parent's; for the root `"5m"`. */
  readonly groupInterval?: string;
  /** After how long what has not changed is told again. Default: the parent's; for the root `"4h"`. */
  readonly repeatInterval?: string;
  /** Whether the routes after it are tried too. Default false. */
  readonly continue?: boolean;
  /** When nobody is told. Default: never. */
  readonly muteDuring?: readonly TimeInterval[];
  /** When alone anybody is told. Default: always. */
  readonly activeDuring?: readonly TimeInterval[];
  /** Routes that its alerts are tried with, in order. Default: none. */
  readonly routes?: readonly (RouteOptions | Route)[];
}

/** Declares a route. Every alert enters by the one named `"root"`, which a pipeline with one receiver needs not write. */
export function route(name: string, options: RouteOptions): Route {
  return declare("alertmanager.route", name, options, route, {});
}
