import type { Pipeline } from "../../../../compiler/model/resource.js";
import { comparisonOf, isConditional } from "../../graph/comparisons.js";
import { verdict } from "../../graph/conditions.js";
import { withItself } from "../../graph/conjunction.js";
import { seriesOfSelector } from "../../graph/series.js";
import type { Expression, Selector } from "../../promql/tree/tree.js";
import { walk } from "../../promql/tree/walk.js";
import { exposedBy } from "../../schema.js";
import { reasonOf, valuesOf } from "./hopeless.js";

/** Why an alert on an expression fires whatever happens; undefined where it need not. */
export function alwaysReason(tree: Expression, pipeline: Pipeline): string | undefined {
  if (withItself(tree) === true) return "it is compared with itself";
  const comparison = comparisonOf(tree);
  if (comparison === undefined) return undefined;
  const parts = walk(comparison.measure).map(({ node }) => node);
  // With a condition inside it may return nothing.
  if (parts.some((node) => node !== comparison.measure && isConditional(node))) return undefined;
  const bounds = valuesOf(comparison.measure, pipeline);
  if (verdict(comparison.operator, bounds, comparison.limit) !== true) return undefined;
  if (bounds.isPresence !== true) return reasonOf(comparison.measure, bounds);
  const isThere = parts.every((node) => node.type !== "selector" || isAlwaysThere(node, pipeline));
  const isSet = parts.some((node) => node.type === "binary" || node.type === "call");
  return isThere && !isSet ? `${reasonOf(comparison.measure, bounds)}, and there as long as it is scraped` : undefined;
}

/** A metric without labels of its own, as a job declares it: of what has labels there may be none. */
function isAlwaysThere({ metric = "", matchers }: Selector, pipeline: Pipeline): boolean {
  const found = seriesOfSelector({ type: "selector", metric, matchers, from: 0, to: 0 }, pipeline);
  if (found === undefined || found.jobs.length === 0 || matchers.some(({ label }) => label !== "job")) return false;
  return found.jobs.every(({ resource }) =>
    exposedBy(resource.spec).some(
      (each) => typeof each !== "string" && each.name === metric && each.labels.length === 0 && !/_info$/.test(metric),
    ),
  );
}
