/** What patterns may use of Alertmanager, besides its kinds: how it routes, and where it reads secrets. */

export { contradiction, holds, implies, matchesAll, valuesOf } from "./routing/holds.js";
export type { Matcher } from "./routing/matcher.js";
export { type RouteNode, routesOf, routeTree } from "./routing/route-tree.js";
export { receiversOf, routedTo } from "./routing/routed.js";
export { secretFile } from "./schema/secret-file.js";
