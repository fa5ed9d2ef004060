import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Bounds } from "../../graph/bounds.js";
import { comparisonOf } from "../../graph/comparisons.js";
import { boundsOf, verdict } from "../../graph/conditions.js";
import { contradiction, withItself } from "../../graph/conjunction.js";
import { excludes } from "../../graph/excluded.js";
import { scrapedJobs } from "../../graph/scraped.js";
import { seriesOfSelector } from "../../graph/series.js";
import { numberText, printed } from "../../promql/tree/print.js";
import type { Binary, Expression } from "../../promql/tree/tree.js";
import { bare } from "../../promql/tree/walk.js";

interface Hopeless {
  readonly node: Expression;
  readonly reason: string;
  readonly mend?: string;
}

/** The part of an expression for whose sake it never returns anything. */
export function hopeless(node: Expression, pipeline: Pipeline): Hopeless | undefined {
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
      if (withItself(inner) === false) return { node: inner, reason: "it is compared with itself" };
      const [one, other] = (inner.operator === "and" && contradiction(inner)) || [];
      if (one !== undefined && other !== undefined)
        return { node: inner, reason: `\`${printed(one.node)}\` and \`${printed(other.node)}\` never hold both` };
      const left = hopeless(inner.left, pipeline);
      const excluded = left ?? excludedBy(inner);
      if (inner.operator === "unless") return excluded;
      const right = excluded ?? hopeless(inner.right, pipeline);
      return inner.operator === "or" ? left && hopeless(inner.right, pipeline) : right;
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

/** `x unless x`: what is there is taken away. */
function excludedBy(node: Binary): Hopeless | undefined {
  const selector = excludes(node);
  if (selector === undefined) return undefined;
  return {
    node,
    reason: `where its left side has a result, \`${printed(selector)}\` is there`,
    mend: "Ask for other series on the right side of the operator, or for them at another time: `offset 1h`.",
  };
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

export function valuesOf(measure: Expression, pipeline: Pipeline): Bounds {
  return boundsOf(measure, (selector) => seriesOfSelector(selector, pipeline)?.isCounter === true);
}

export function reasonOf(measure: Expression, { least, most }: Bounds): string {
  const text = printed(measure);
  if (least === most) return `\`${text}\` is always ${numberText(least)}`;
  if (most === Number.POSITIVE_INFINITY) return `\`${text}\` is never below ${numberText(least)}`;
  if (least === Number.NEGATIVE_INFINITY) return `\`${text}\` is never above ${numberText(most)}`;
  return `\`${text}\` is from ${numberText(least)} to ${numberText(most)}`;
}
