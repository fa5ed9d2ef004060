import {
  analyse,
  comparisonOf,
  durationText,
  printed,
  seriesOfSelector,
  walk,
} from "../../../systems/prometheus/public.js";
import { serverOf } from "../../../systems/prometheus/schema/server.js";
import type { Block } from "../page.js";
import type { Scene } from "../scene.js";

/** A query of metrics that are scraped; nothing where one of them is not. */
export function measured(scene: Scene, what: string, expr: string): readonly Block[] {
  return isScraped(scene, expr) ? [promql(what, expr)] : [];
}

export function promql(what: string, expr: string): Block {
  return { place: "Prometheus", language: "promql", what, lines: expr.split("\n") };
}

function isScraped({ pipeline }: Scene, expr: string): boolean {
  const { tree, problems } = analyse(expr);
  if (tree === undefined || problems.length > 0) return false;
  return walk(tree).every(({ node }) => node.type !== "selector" || seriesOfSelector(node, pipeline) !== undefined);
}

/** What is compared with a limit, and the limit. Undefined where the expression is no such comparison. */
export function limitOf(expr: string): { readonly measured: string; readonly limit: string } | undefined {
  const { tree } = analyse(expr);
  const comparison = tree === undefined ? undefined : comparisonOf(tree);
  if (comparison === undefined) return undefined;
  return { measured: printed(comparison.measure), limit: `${comparison.operator} ${comparison.limit}` };
}

/** A window of several scrapes. */
export function windowOf({ pipeline }: Scene): string {
  return durationText(Math.max(300_000, 4 * serverOf(pipeline.resources).scrapeInterval));
}
