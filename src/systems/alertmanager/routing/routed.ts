import { matchesAll } from "./holds.js";
import type { RouteNode } from "./route-tree.js";

/** The routes that an alert with these labels ends at, as Alertmanager walks the tree. */
export function routedTo(node: RouteNode, labels: ReadonlyMap<string, string>): readonly RouteNode[] {
  if (!matchesAll(node.matchers, labels)) return [];
  const reached: RouteNode[] = [];
  for (const route of node.routes) {
    const below = routedTo(route, labels);
    reached.push(...below);
    if (below.length > 0 && !route.spec.continue) break;
  }
  return reached.length === 0 ? [node] : reached;
}

/** The names of the receivers that are told of such an alert, in the order of the routes. */
export function receiversOf(root: RouteNode, labels: ReadonlyMap<string, string>): readonly string[] {
  return routedTo(root, labels).flatMap(({ receiver }) => (receiver === undefined ? [] : [receiver.name]));
}
