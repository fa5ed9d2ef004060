import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { contradiction } from "../routing/holds.js";
import { type Matcher, matcherText } from "../routing/matcher.js";
import { routesOf, routeTree } from "../routing/route-tree.js";
import { conditionsOf, INHIBIT } from "../schema.js";
import { rootWith } from "./cases.js";

export const contradictingMatchers: Rule = {
  code: "alertmanager/contradicting-matchers",
  severity: "error",
  summary: "Matchers that no alert can fulfil together",
  why: "All matchers of a route, and of the routes above it, must hold: no alert comes to it, and nobody is told.",
  mend: 'Either of several values is one matcher: `severity=~"critical|warning"`.',
  failing: rootWith(`{ match: ['severity="critical"', 'severity="warning"'], receiver: oncall },`),
  passing: rootWith(`{ match: ['severity=~"critical|warning"', 'severity!="info"'], receiver: oncall },`),
  *check({ resources }) {
    for (const { matchers, at, resource, who } of together(resources)) {
      const found = contradiction(matchers);
      if (found === undefined) continue;
      const [one, other] = found.map((each) => `\`${matcherText(each)}\``);
      yield {
        detail: `${who} wants ${one} and ${other}. ${contradictingMatchers.mend}`,
        at,
        resource: resource.madeBy ?? resource.address,
      };
    }
  },
};

interface Together {
  readonly matchers: readonly Matcher[];
  readonly at: Origin;
  readonly resource: Resource;
  readonly who: string;
}

function* together(resources: ReadonlyMap<`${string}/${string}`, Resource>): Iterable<Together> {
  const root = routeTree(resources);
  for (const { node, above } of root === undefined ? [] : routesOf(root)) {
    const inherited = above.flatMap(({ matchers }) => matchers);
    // What is below a route that no alert comes to is told of there.
    if (node.matchers.length === 0 || contradiction(inherited) !== undefined) continue;
    const { origin, resource, title } = node;
    yield {
      matchers: [...node.matchers, ...inherited],
      at: within(origin, "match"),
      resource,
      who: `The route \`${title}\``,
    };
  }
  for (const resource of ofKind(resources, INHIBIT)) {
    for (const side of ["source", "target"] as const) {
      const at = within(resource.origin, side);
      yield { matchers: conditionsOf(resource.spec[side]), at, resource, who: `The ${side} of \`${resource.name}\`` };
    }
  }
}
