import { type Comparison, comparisonOf, isConditional } from "../graph/comparisons.js";
import { boundsOf, verdict } from "../graph/conditions.js";
import { seriesOfSelector } from "../graph/series.js";
import type { Aggregation, Expression } from "../promql/tree/tree.js";
import { bare, walk } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";
import { Casting } from "./casting.js";
import { follows } from "./course.js";
import { Scene } from "./scene.js";
import { steady } from "./series.js";
import { timeBetween } from "./time-between.js";

/** Gives series so that an alert's expression returns something, or nothing; false where none were found. */
export function comesOut(node: Expression, isFiring: boolean, scene: Scene): boolean {
  const inner = bare(node);
  const comparison = comparisonOf(inner);
  if (comparison !== undefined) return compared(comparison, isFiring, scene);
  switch (inner.type) {
    case "binary":
      if (COMPARISONS.has(inner.operator) && !inner.isBool) {
        if (timeBetween(inner.left, inner.right) !== undefined) {
          const { operator } = inner;
          return compared({ node: inner, measure: { ...inner, operator: "-" }, operator, limit: 0 }, isFiring, scene);
        }
        // Of two measures the right one is set, and the left one put above or below it.
        if (!follows(inner.right, steady(100), scene)) return false;
        return compared({ node: inner, measure: inner.left, operator: inner.operator, limit: 100 }, isFiring, scene);
      }
      return joined(inner, isFiring, scene);
    case "call":
      if (inner.name !== "absent" && inner.name !== "absent_over_time") return false;
      return isFiring || isPresent(inner.arguments[0], scene);
    case "aggregation":
      return inner.of !== undefined && inner.operator !== "count" && comesOut(inner.of, isFiring, scene);
    default:
      return false;
  }
}

function joined({ operator, left, right }: Expression & { type: "binary" }, isFiring: boolean, scene: Scene): boolean {
  switch (operator) {
    case "and":
      return isFiring
        ? comesOrIs(left, scene) && comesOrIs(right, scene)
        : silent(isConditional(left) ? left : right, scene);
    case "unless":
      return isFiring
        ? comesOrIs(left, scene) && (!isConditional(right) || silent(right, scene))
        : silent(left, scene) || (comesOrIs(left, scene) && comesOrIs(right, scene));
    case "or":
      return isFiring ? comesOut(left, true, scene) : silent(left, scene) && silent(right, scene);
    default:
      return false;
  }
}

function silent(node: Expression, scene: Scene): boolean {
  return attempt(scene, (copy) => comesOut(node, false, copy));
}

/** Returns something: by its condition, or because its series are there. */
function comesOrIs(node: Expression, scene: Scene): boolean {
  if (isConditional(node)) return attempt(scene, (copy) => comesOut(node, true, copy));
  return [1, 100, 0].some((value) => attempt(scene, (copy) => follows(node, steady(value), copy)));
}

function isPresent(node: Expression | undefined, scene: Scene): boolean {
  const inner = node === undefined ? undefined : bare(node);
  if (inner?.type === "range" || inner?.type === "selector") {
    const of = inner.type === "range" ? inner.of : inner;
    return follows(of, steady(1), scene);
  }
  return inner !== undefined && comesOrIs(inner, scene);
}

function compared(comparison: Comparison, isFiring: boolean, scene: Scene): boolean {
  const { measure, operator, limit } = comparison;
  const inner = bare(measure);
  if (inner.type === "aggregation" && inner.operator === "count") return counted(inner, comparison, isFiring, scene);
  const bounds = boundsOf(measure, (selector) => seriesOfSelector(selector, scene.pipeline)?.isCounter === true);
  const values = candidates(limit).filter(
    (value) =>
      value >= bounds.least &&
      value <= bounds.most &&
      verdict(operator, { least: value, most: value }, limit) === isFiring,
  );
  if (values.some((value) => attempt(scene, (copy) => follows(measure, steady(value), copy)))) return true;
  // Of what says by its labels that something is wrong, nothing is there when all is well.
  return !isFiring && bounds.isPresence === true;
}

/** Values on both sides of a limit; first those that are clearly so, then those that a share or a switch can have. */
function candidates(limit: number): readonly number[] {
  if (limit === 0) return [1, 0, -1];
  const near = limit > 0 && limit < 1 ? [(1 + limit) / 2, limit / 2] : [limit * 1.5, limit * 0.5];
  return [...near, limit + 1, limit - 1, 0, 1, limit];
}

const MOST_COPIES = 50;

/** `count(…) > 3`: as many series, which differ in a label that is counted away. */
function counted(node: Aggregation, { operator, limit }: Comparison, isFiring: boolean, scene: Scene): boolean {
  const counts = [Math.floor(limit) + 1, Math.floor(limit), Math.floor(limit) - 1, 1].filter((each) => each >= 1);
  const count = counts.find((each) => verdict(operator, { least: each, most: each }, limit) === isFiring);
  const selectors =
    node.of === undefined
      ? []
      : [...walk(node.of)].flatMap(({ node: each }) => (each.type === "selector" ? [each] : []));
  const [selector] = selectors;
  if (count === undefined) return !isFiring;
  if (node.of === undefined || selector === undefined || selectors.length > 1 || count > MOST_COPIES) return false;
  const single = new Scene(new Casting(scene.pipeline, new Map()));
  if (!comesOrIs(node.of, single)) return false;
  const course = single.courseOf(selector);
  const labels = single.seriesFor(selector)?.labels;
  const kept = new Set(node.grouping?.kind === "by" ? node.grouping.labels.map(({ name }) => name) : []);
  const label = [...(labels?.keys() ?? [])].find(
    (each) => !kept.has(each) && !selector.matchers.some((matcher) => matcher.label === each),
  );
  if (course === undefined || (label === undefined && count > 1) || node.grouping?.kind === "without") return false;
  if (label === undefined) return scene.give(selector, course);
  return Array.from({ length: count }, (_, index) => index + 1).every((index) =>
    scene.give(selector, course, { label, index }),
  );
}

function attempt(scene: Scene, make: (copy: Scene) => boolean): boolean {
  const copy = scene.copy();
  const isDone = make(copy);
  if (isDone) scene.take(copy);
  return isDone;
}
