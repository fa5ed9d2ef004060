import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { comparisonOf, isConditional } from "../../graph/comparisons.js";
import { type Bounds, boundsOf, verdict } from "../../graph/conditions.js";
import { findingAt } from "../../graph/expressions.js";
import { scrapedJobs } from "../../graph/scraped.js";
import { seriesOfSelector } from "../../graph/series.js";
import { numberText, printed } from "../../promql/tree/print.js";
import type { Expression } from "../../promql/tree/tree.js";
import { bare, walk } from "../../promql/tree/walk.js";
import { alertCase } from "../promql/case.js";
import { soundAlerts } from "./alerts.js";

export const alertWithoutComparison: Rule = {
  code: "prometheus/alert-without-comparison",
  severity: "error",
  summary: "An alert compares nothing",
  why: "Whatever an alert's expression returns is an alert: without a comparison it fires as long as there are samples.",
  mend: "Compare it with a limit: `… > 100`. Of `bool`, which returns 0 and 1, take the `bool` away.",
  failing: alertCase("sum(shop_open_carts)"),
  passing: alertCase("sum(shop_open_carts) > 100"),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      if (isConditional(expression.tree)) continue;
      yield findingAt(
        expression,
        expression.tree,
        `\`${alert.name}\` fires whatever the value is. ${alertWithoutComparison.mend}`,
      );
    }
  },
};

export const alertNeverFires: Rule = {
  code: "prometheus/alert-never-fires",
  severity: "error",
  summary: "An alert can never fire",
  why: "Its comparison holds for no value that the expression can have: nobody will be told.",
  mend: 'Compare with a value that occurs. What is said by a label is asked by a matcher: `{status="failed"} > 0`.',
  failing: alertCase("shop_build_info == 0"),
  passing: alertCase('shop_build_info{version="broken"} > 0'),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      const found = hopeless(expression.tree, pipeline);
      if (found === undefined) continue;
      yield findingAt(
        expression,
        found.node,
        `\`${alert.name}\` never fires: ${found.reason}. ${found.mend ?? alertNeverFires.mend}`,
      );
    }
  },
};

interface Hopeless {
  readonly node: Expression;
  readonly reason: string;
  readonly mend?: string;
}

/** The part of an expression for whose sake it never returns anything. */
function hopeless(node: Expression, pipeline: Pipeline): Hopeless | undefined {
  const inner = bare(node);
  const comparison = comparisonOf(inner);
  if (comparison !== undefined) {
    const bounds = valuesOf(comparison.measure, pipeline);
    if (verdict(comparison.operator, bounds, comparison.limit) === false)
      return { node: inner, reason: reasonOf(comparison.measure, bounds) };
    return hopeless(comparison.measure, pipeline);
  }
  switch (inner.type) {
    case "binary": {
      const left = hopeless(inner.left, pipeline);
      if (inner.operator === "unless") return left;
      const right = hopeless(inner.right, pipeline);
      return inner.operator === "or" ? left && right : (left ?? right);
    }
    case "call":
      if (inner.name === "absent") return alwaysThere(inner, pipeline);
      return inner.name === "absent_over_time" ? undefined : hopelessOf(inner.arguments, pipeline);
    case "aggregation":
      return hopelessOf(inner.of === undefined ? [] : [inner.of], pipeline);
    default:
      return undefined;
  }
}

function hopelessOf(nodes: readonly Expression[], pipeline: Pipeline): Hopeless | undefined {
  for (const each of nodes) {
    const found = hopeless(each, pipeline);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where targets are found at run time one that is gone has no `up`. */
const DISCOVERING = "kubernetes.cluster";

/** Prometheus writes `up` for every target that is listed, whether it answers or not. */
function alwaysThere(node: Expression & { type: "call" }, pipeline: Pipeline): Hopeless | undefined {
  const of = node.arguments[0];
  if (of?.type !== "selector" || of.metric !== "up" || of.matchers.some(({ label }) => label !== "job"))
    return undefined;
  if ([...pipeline.resources.values()].some(({ kind }) => kind === DISCOVERING)) return undefined;
  const jobs = scrapedJobs(pipeline);
  const isThere = jobs.length > 0 && (seriesOfSelector(of, pipeline)?.jobs.length ?? 0) > 0;
  if (!isThere) return undefined;
  return {
    node,
    reason: "`up` is there for every target, with the value 0 when it does not answer",
    mend: "Write `up == 0`.",
  };
}

function valuesOf(measure: Expression, pipeline: Pipeline): Bounds {
  return boundsOf(measure, (selector) => seriesOfSelector(selector, pipeline)?.isCounter === true);
}

function reasonOf(measure: Expression, { least, most }: Bounds): string {
  const text = printed(measure);
  if (least === most) return `\`${text}\` is always ${numberText(least)}`;
  if (most === Number.POSITIVE_INFINITY) return `\`${text}\` is never below ${numberText(least)}`;
  if (least === Number.NEGATIVE_INFINITY) return `\`${text}\` is never above ${numberText(most)}`;
  return `\`${text}\` is from ${numberText(least)} to ${numberText(most)}`;
}

export const alertAlwaysFires: Rule = {
  code: "prometheus/alert-always-fires",
  severity: "error",
  summary: "An alert always fires",
  why: "Its comparison holds for every value that the expression can have: what is always told is heard by nobody.",
  mend: "Compare with a value that says that something is wrong.",
  failing: alertCase("sum(rate(shop_errors_total[5m])) >= 0"),
  passing: alertCase("sum(rate(shop_errors_total[5m])) > 0"),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      const comparison = comparisonOf(expression.tree);
      // With a condition inside it may return nothing.
      if (
        comparison === undefined ||
        [...walk(comparison.measure)].some(({ node }) => node !== comparison.measure && isConditional(node))
      )
        continue;
      const bounds = valuesOf(comparison.measure, pipeline);
      if (bounds.isPresence === true || verdict(comparison.operator, bounds, comparison.limit) !== true) continue;
      yield findingAt(
        expression,
        comparison.node,
        `\`${alert.name}\` always fires: ${reasonOf(comparison.measure, bounds)}. ${alertAlwaysFires.mend}`,
      );
    }
  },
};
