import type { Address } from "../../../compiler/model/address.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { isReference } from "../../../compiler/model/reference.js";
import { ofKind, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { conditionsOf } from "../schema/matcher.js";
import { RECEIVER, type ReceiverSpec } from "../schema/receiver.js";
import { ROOT, ROUTE, type RouteSpec } from "../schema/route.js";
import type { Matcher } from "./matcher.js";

type Resources = ReadonlyMap<Address, Resource>;

/** A route where it stands in the tree, with what it has from those above it. */
export interface RouteNode {
  /** `root > database > [1]`, as people are told. */
  readonly title: string;
  readonly spec: RouteSpec;
  readonly matchers: readonly Matcher[];
  readonly origin: Origin;
  readonly resource: Resource;
  readonly receiver: Resource<ReceiverSpec> | undefined;
  /** Milliseconds. */
  readonly groupInterval: number;
  readonly repeatInterval: number;
  readonly groupBy: readonly string[];
  readonly routes: readonly RouteNode[];
}

/** What holds where no route says anything else: Alertmanager's own. */
export const ROUTE_DEFAULTS = {
  groupBy: ["alertname"],
  groupWait: 30_000,
  groupInterval: 300_000,
  repeatInterval: 14_400_000,
};

const TAKES_ALL: RouteSpec = { match: [], continue: false, muteDuring: [], activeDuring: [], routes: [] };

/** The route that every alert enters by: the one named root, else that of the only receiver. */
export function routeTree(resources: Resources): RouteNode | undefined {
  const root = ofKind(resources, ROUTE).find(({ name }) => name === ROOT);
  const [only, ...others] = ofKind(resources, RECEIVER);
  const above = { ...ROUTE_DEFAULTS, receiver: undefined };
  if (root !== undefined)
    return nodeOf({ spec: root.spec, title: ROOT, origin: root.origin, resource: root }, above, resources, []);
  if (only === undefined || others.length > 0) return undefined;
  const spec = { ...TAKES_ALL, receiver: { $ref: only.address } };
  return nodeOf({ spec, title: ROOT, origin: only.origin, resource: only }, above, resources, []);
}

interface Standing {
  readonly spec: RouteSpec;
  readonly title: string;
  readonly origin: Origin;
  readonly resource: Resource;
}

type Inherited = Pick<RouteNode, "receiver" | "groupBy" | "groupInterval" | "repeatInterval">;

function nodeOf(standing: Standing, above: Inherited, resources: Resources, open: readonly RouteSpec[]): RouteNode {
  const { spec, title, origin, resource } = standing;
  const own: Inherited = {
    receiver: spec.receiver === undefined ? above.receiver : resourceAt(resources, spec.receiver.$ref, RECEIVER),
    groupBy: spec.groupBy ?? above.groupBy,
    groupInterval: spec.groupInterval ?? above.groupInterval,
    repeatInterval: spec.repeatInterval ?? above.repeatInterval,
  };
  const routes = spec.routes.flatMap((route, index): readonly RouteNode[] => {
    const at = within(origin, "routes", index);
    if (!isReference(route)) {
      const inline = { spec: route, title: `${title} > [${index}]`, origin: at, resource };
      return [nodeOf(inline, own, resources, [...open, spec])];
    }
    const named = resourceAt(resources, route.$ref, ROUTE);
    // A circle is told of when references are linked.
    if (named === undefined || named.spec === spec || open.includes(named.spec)) return [];
    const below = { spec: named.spec, title: `${title} > ${named.name}`, origin: named.origin, resource: named };
    return [nodeOf(below, own, resources, [...open, spec])];
  });
  return { title, spec, matchers: conditionsOf(spec.match), origin, resource, ...own, routes };
}

/** A route and all below it, each with those that it stands under, the nearest last. */
export function* routesOf(
  node: RouteNode,
  above: readonly RouteNode[] = [],
): Iterable<{ node: RouteNode; above: readonly RouteNode[] }> {
  yield { node, above };
  for (const each of node.routes) yield* routesOf(each, [...above, node]);
}
