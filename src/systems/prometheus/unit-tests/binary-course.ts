import { constantOf } from "../graph/comparisons.js";
import type { Binary, Expression } from "../promql/tree/tree.js";
import { bare, walk } from "../promql/tree/walk.js";
import type { Follow, Scene } from "./scene.js";
import { type Course, steady } from "./series.js";
import { timeBetween } from "./time-between.js";

/** The value of the side that may be chosen freely. */
const FREE: Readonly<Record<string, number>> = { "/": 100, "*": 1, "-": 0, "+": 0 };

/** Finds a course for one side from that of the whole and that of the other side. */
export function binaryFollows(node: Binary, course: Course, scene: Scene, follow: Follow): boolean {
  const { operator, left, right } = node;
  if (operator === "and") return follow(left, course, scene) && isThere(right, scene, follow);
  if (operator === "or") return follow(left, course, scene);
  const free = FREE[operator];
  if (free === undefined) return false;
  const since = operator === "-" ? timeBetween(left, right) : undefined;
  if (since !== undefined) return course.slope === 0 && follow(left, { start: 0, slope: course.start / since }, scene);
  const known = { left: courseOf(left, scene), right: courseOf(right, scene) };
  if (known.right !== undefined) return followLeft(operator, left, course, known.right, scene, follow);
  if (known.left !== undefined) return followRight(operator, right, course, known.left, scene, follow);
  if (operator === "/" && isPartOf(left, right)) return partFollows(left, right, course, scene, follow);
  return follow(right, steady(free), scene) && followLeft(operator, left, course, steady(free), scene, follow);
}

function followLeft(
  operator: string,
  left: Expression,
  whole: Course,
  right: Course,
  scene: Scene,
  follow: Follow,
): boolean {
  const made = inverted(operator, whole, right);
  return made !== undefined && follow(left, made, scene);
}

function followRight(
  operator: string,
  right: Expression,
  whole: Course,
  left: Course,
  scene: Scene,
  follow: Follow,
): boolean {
  switch (operator) {
    case "+":
    case "*":
      return followLeft(operator, right, whole, left, scene, follow);
    case "-":
      return follow(right, { start: left.start - whole.start, slope: left.slope - whole.slope }, scene);
    case "/":
      return (
        whole.slope === 0 &&
        left.slope === 0 &&
        whole.start !== 0 &&
        follow(right, steady(left.start / whole.start), scene)
      );
    default:
      return false;
  }
}

/** The left side of an operator, from the whole and the right side. */
function inverted(operator: string, whole: Course, right: Course): Course | undefined {
  switch (operator) {
    case "+":
      return { start: whole.start - right.start, slope: whole.slope - right.slope };
    case "-":
      return { start: whole.start + right.start, slope: whole.slope + right.slope };
    case "*":
      if (right.slope !== 0 || right.start === 0) return undefined;
      return { start: whole.start / right.start, slope: whole.slope / right.start };
    case "/":
      if (right.slope !== 0) return undefined;
      return { start: whole.start * right.start, slope: whole.slope * right.start };
    default:
      return undefined;
  }
}

/** The course of what is known already: numbers, the time, and selectors that were given a series. */
function courseOf(node: Expression, scene: Scene): Course | undefined {
  const constant = constantOf(node);
  if (constant !== undefined) return steady(constant);
  const inner = bare(node);
  if (inner.type === "call" && inner.name === "time") return { start: 0, slope: 1 };
  if (inner.type === "selector") return scene.courseOf(inner);
  if (inner.type === "aggregation" && inner.of !== undefined && inner.operator !== "count")
    return courseOf(inner.of, scene);
  return undefined;
}

/** Whether the left side counts a part of what the right side counts: the same metric, with more matchers. */
function isPartOf(left: Expression, right: Expression): boolean {
  const [part] = selectorsIn(left);
  const [whole] = selectorsIn(right);
  return (
    part !== undefined &&
    whole !== undefined &&
    part.metric === whole.metric &&
    part.matchers.length > whole.matchers.length
  );
}

function selectorsIn(node: Expression) {
  return [...walk(node)].flatMap(({ node: each }) => (each.type === "selector" ? [each] : []));
}

/** The part is in the whole: `part / (rest + part)`. */
function partFollows(
  left: Expression,
  right: Expression,
  { start: ratio, slope }: Course,
  scene: Scene,
  follow: Follow,
): boolean {
  if (slope !== 0 || ratio < 0 || ratio > 1) return false;
  const [partSelector] = selectorsIn(left);
  const [wholeSelector] = selectorsIn(right);
  const rest = 100;
  const part = ratio === 1 ? rest : (rest * ratio) / (1 - ratio);
  if (!follow(left, steady(part), scene)) return false;
  // Of everything there is only the part, or what is given to the whole must be another series.
  if (ratio === 1) return true;
  if (partSelector === undefined || wholeSelector === undefined) return false;
  return scene.setApart(wholeSelector, partSelector) && follow(right, steady(rest), scene);
}

/** Any value will do. */
function isThere(node: Expression, scene: Scene, follow: Follow): boolean {
  return [1, 100, 0].some((value) => {
    const attempt = scene.copy();
    const isDone = follow(node, steady(value), attempt);
    if (isDone) scene.take(attempt);
    return isDone;
  });
}
