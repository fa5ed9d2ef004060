import { holds, type Matcher, type RouteNode } from "../../systems/alertmanager/public.js";

/** Whether matchers let an alert through of which only some labels are known. */
export function possibility(matchers: readonly Matcher[], known: ReadonlyMap<string, string>): "no" | "maybe" | "yes" {
  let isSure = true;
  for (const matcher of matchers) {
    const value = known.get(matcher.name);
    if (value === undefined) isSure = false;
    else if (!holds(matcher, value)) return "no";
  }
  return isSure ? "yes" : "maybe";
}

export interface Possible {
  /** Every route that the alert may come by. */
  readonly passed: readonly RouteNode[];
  /** Those at which it may end: whose receivers may be told. */
  readonly ends: readonly RouteNode[];
}

/** The routes that an alert may take, walked as Alertmanager does: the first that matches, further on `continue`. */
export function possibleRoutes(node: RouteNode, known: ReadonlyMap<string, string>): Possible {
  const passed: RouteNode[] = [node];
  const ends: RouteNode[] = [];
  let mayStay = true;
  for (const route of node.routes) {
    const verdict = possibility(route.matchers, known);
    if (verdict === "no") continue;
    const below = possibleRoutes(route, known);
    passed.push(...below.passed);
    ends.push(...below.ends);
    if (verdict === "maybe") continue;
    mayStay = false;
    if (!route.spec.continue) break;
  }
  return { passed, ends: mayStay ? [node, ...ends] : ends };
}
