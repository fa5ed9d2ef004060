import { constantOf } from "../graph/comparisons.js";
import { recordsByName } from "../graph/series.js";
import { analysisOf } from "../promql/analysis.js";
import type { Call } from "../promql/tree/tree.js";
import { bare } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";
import { binaryFollows } from "./binary-course.js";
import { quantileFollows } from "./quantile-course.js";
import type { Follow, Scene } from "./scene.js";
import { type Course, steady } from "./series.js";

/** Gives an expression's selectors series so that its value follows a course; false where that can't be told. */
export const follows: Follow = (node, course, scene) => {
  switch (node.type) {
    case "number":
      return course.slope === 0 && course.start === node.value;
    case "group":
      return follows(node.of, course, scene);
    case "shifted": {
      if (!("offset" in node.by) || node.by.offset.milliseconds === undefined) return false;
      return follows(
        node.of,
        { ...course, start: course.start + (course.slope * node.by.offset.milliseconds) / 1000 },
        scene,
      );
    }
    case "unary":
      return follows(node.of, node.operator === "+" ? course : { start: -course.start, slope: -course.slope }, scene);
    case "selector": {
      const record = node.metric === undefined ? undefined : recordsByName(scene.pipeline).get(node.metric);
      if (record === undefined) return scene.give(node, course);
      const { tree } = analysisOf(record.spec.expr);
      return tree !== undefined && follows(tree, course, scene);
    }
    case "call":
      return callFollows(node, course, scene);
    case "aggregation":
      return PASSING.has(node.operator) && node.of !== undefined && follows(node.of, course, scene);
    case "binary":
      if (COMPARISONS.has(node.operator))
        return !node.isBool && constantOf(node.right) !== undefined && follows(node.left, course, scene);
      return binaryFollows(node, course, scene, follows);
    case "string":
    case "range":
    case "subquery":
      return false;
  }
};

/** What returns the value of the only series that there is. */
const PASSING = new Set(["sum", "avg", "min", "max", "topk", "bottomk", "quantile"]);
const SAME = new Set("sort sort_desc label_replace label_join scalar vector".split(" "));
const STEADY = new Set(
  "avg_over_time min_over_time max_over_time last_over_time quantile_over_time predict_linear".split(" "),
);

function callFollows(node: Call, course: Course, scene: Scene): boolean {
  const { start: value, slope } = course;
  const [first, second, third] = node.arguments;
  if (first === undefined) return false;
  if (SAME.has(node.name)) return follows(first, course, scene);
  if (node.name === "histogram_quantile") return slope === 0 && quantileFollows(node, value, scene);
  if (slope !== 0) return false;
  const range = node.arguments.map(bare).find((each) => each.type === "range" || each.type === "subquery");
  if (range?.type === "subquery") return STEADY.has(node.name) && follows(range.of, course, scene);
  if (range !== undefined && range.type === "range") {
    const seconds = (range.window.milliseconds ?? 0) / 1000;
    const of = (inner: Course): boolean => seconds > 0 && follows(range.of, inner, scene);
    if (STEADY.has(node.name)) return of(steady(value));
    if (node.name === "rate" || node.name === "irate") return value >= 0 && of({ start: 0, slope: value });
    if (node.name === "increase") return value >= 0 && of({ start: 0, slope: value / seconds });
    if (node.name === "deriv") return of({ start: 0, slope: value });
    return node.name === "delta" && of({ start: 0, slope: value / seconds });
  }
  const limit = second === undefined ? undefined : constantOf(second);
  switch (node.name) {
    case "abs":
      return value >= 0 && follows(first, course, scene);
    case "ceil":
    case "floor":
      return Number.isInteger(value) && follows(first, course, scene);
    case "round":
      return limit === undefined && Number.isInteger(value) && follows(first, course, scene);
    case "clamp_max":
      return limit !== undefined && value <= limit && follows(first, course, scene);
    case "clamp_min":
      return limit !== undefined && value >= limit && follows(first, course, scene);
    case "clamp": {
      const most = third === undefined ? undefined : constantOf(third);
      return (
        limit !== undefined && most !== undefined && value >= limit && value <= most && follows(first, course, scene)
      );
    }
    case "sqrt":
      return value >= 0 && follows(first, steady(value * value), scene);
    default:
      return false;
  }
}
