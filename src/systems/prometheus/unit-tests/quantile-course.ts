import { numberText } from "../promql/tree/print.js";
import type { Call, Selector } from "../promql/tree/tree.js";
import { walk } from "../promql/tree/walk.js";
import type { Scene } from "./scene.js";

/**
 * Buckets whose quantile is a value: all observations are above it, and of those the answer is the highest limit that
 * is finite.
 */
export function quantileFollows({ arguments: [, of] }: Call, value: number, scene: Scene): boolean {
  if (of === undefined || value <= 0) return false;
  const nodes = [...walk(of)].map(({ node }) => node);
  const isPlain = nodes.every(
    (node) =>
      node.type === "selector" ||
      node.type === "range" ||
      node.type === "group" ||
      (node.type === "call" && (node.name === "rate" || node.name === "increase")) ||
      (node.type === "aggregation" && node.operator === "sum"),
  );
  const selector = nodes.find((node) => node.type === "selector");
  if (!isPlain || selector?.type !== "selector" || selector.matchers.some(({ label }) => label === "le")) return false;
  const bucket = (le: string): Selector => ({
    ...selector,
    matchers: [...selector.matchers, { label: "le", operator: "=", value: le, from: 0, to: 0 }],
  });
  const isCounted = nodes.some((node) => node.type === "call");
  const filled = isCounted ? { start: 0, slope: 1 } : { start: 100, slope: 0 };
  return scene.give(bucket(numberText(value)), { start: 0, slope: 0 }) && scene.give(bucket("+Inf"), filled);
}
