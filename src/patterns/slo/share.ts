import type { Pipeline } from "../../compiler/model/resource.js";
import {
  boundsOf,
  COMPARISONS,
  type Expression,
  isNumber,
  seriesOfSelector,
  ungrouped,
} from "../../systems/prometheus/public.js";

/** Why an expression is no share from 0 to 1; `certain` where it can't be one whatever it measures. */
export interface NoShare {
  readonly reason: string;
  readonly mend: string;
  readonly isCertain: boolean;
}

/** A measure in a unit of its own, by the end of its name. */
const UNIT =
  /(_(milli|micro|nano)?seconds|_bytes|_celsius|_total|_count|_size|_length|_lag|_age|_timestamp|MilliSeconds\w*|Bytes)$/i;
/** A measure that is a share, or 0 or 1, by its name. */
const SHARE =
  /ratio|share|fraction|percent|availab|success|health|ready|alive|_up$|^up$|_ok$|status|state|score|utili[sz]ation|usage|:/i;
/** What returns values of what it is given. */
const KEEPING = new Set("min max avg quantile topk bottomk".split(" "));
const KEEPING_CALLS = /^((min|max|avg|last|quantile)_over_time|sort|sort_desc|label_replace|label_join|vector)$/;

/** What an objective's `ratio` can't be; undefined where it is a share, or where that can't be told. */
export function noShare(tree: Expression, pipeline: Pipeline): NoShare | undefined {
  const inner = ungrouped(tree);
  const isCounter = (selector: Expression & { type: "selector" }): boolean =>
    seriesOfSelector(selector, pipeline)?.isCounter === true;
  if (inner.type === "binary" && COMPARISONS.has(inner.operator) && !inner.isBool) {
    return {
      reason: `a comparison leaves out what does not hold, and returns the value itself of what does`,
      mend: `Write \`${inner.operator} bool\`, which returns 1 or 0.`,
      isCertain: true,
    };
  }
  const { least, most } = boundsOf(inner, isCounter);
  if (least >= 0 && most <= 1) return undefined;
  if (most < 0 || least > 1)
    return { reason: "its value is never from 0 to 1", mend: "Divide by the whole.", isCertain: true };
  if (inner.type === "aggregation" && (inner.operator === "sum" || inner.operator === "count")) {
    const of = inner.of === undefined ? undefined : boundsOf(inner.of, isCounter);
    const isOne = of !== undefined && of.least >= 0 && of.most <= 1;
    if (!isOne && inner.operator === "sum") return undefined;
    const mend =
      isOne && inner.operator === "sum" ? "Write `avg(…)`, which is a share." : "Divide it by the count of all.";
    return { reason: `\`${inner.operator}\` is as large as there are series`, mend, isCertain: true };
  }
  return noShareOf(inner);
}

function noShareOf(node: Expression): NoShare | undefined {
  const inner = ungrouped(node);
  switch (inner.type) {
    case "selector": {
      const { metric } = inner;
      if (metric === undefined || (SHARE.test(metric) && !UNIT.test(metric))) return undefined;
      const mend = "Compare it with its limit by `bool`, `… < bool 60`, or divide it by the whole.";
      return UNIT.test(metric)
        ? { reason: `\`${metric}\` has a unit of its own`, mend, isCertain: true }
        : {
            reason: `nothing says that \`${metric}\` is one`,
            mend: `${mend} If it is, say so: \`clamp(…, 0, 1)\`.`,
            isCertain: false,
          };
    }
    case "range":
    case "subquery":
    case "shifted":
      return noShareOf(inner.of);
    case "aggregation":
      return KEEPING.has(inner.operator) && inner.of !== undefined ? noShareOf(inner.of) : undefined;
    case "call": {
      const argument = inner.arguments.find((each) => each.type !== "number" && each.type !== "string");
      return KEEPING_CALLS.test(inner.name) && argument !== undefined && !isNumber(argument)
        ? noShareOf(argument)
        : undefined;
    }
    case "number":
    case "string":
    case "unary":
    case "group":
    case "binary":
      return undefined;
  }
}
