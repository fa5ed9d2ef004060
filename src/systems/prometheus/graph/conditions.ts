import type { Aggregation, Binary, Call, Expression } from "../promql/tree/tree.js";
import { bare } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";
import { type Bounds, clamped } from "./bounds.js";
import { constantOf } from "./comparisons.js";
import { isNumber } from "./labels.js";

const ANY: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const NOT_NEGATIVE: Bounds = { least: 0, most: Number.POSITIVE_INFINITY };
const COUNT: Bounds = { least: 1, most: Number.POSITIVE_INFINITY, isPresence: true };
const ONE: Bounds = { least: 1, most: 1, isPresence: true };

/** Whose value is always 1: what they say stands in their labels. */
const SAYING_BY_LABELS = /(_info|^ALERTS|^kafka_connect_connector_(task_)?status)$/;

export type IsCounter = (selector: Expression & { type: "selector" }) => boolean;

/** The values that an expression can have, as far as they are known for certain. */
export function boundsOf(node: Expression, isCounter: IsCounter): Bounds {
  const inner = bare(node);
  const of = (each: Expression): Bounds => boundsOf(each, isCounter);
  switch (inner.type) {
    case "number":
      return { least: inner.value, most: inner.value };
    case "selector":
      if (inner.metric === "up") return { least: 0, most: 1 };
      if (SAYING_BY_LABELS.test(inner.metric ?? "")) return ONE;
      return isCounter(inner) ? NOT_NEGATIVE : ANY;
    case "range":
    case "subquery":
      return of(inner.of);
    case "unary": {
      const bounds = of(inner.of);
      return inner.operator === "+" ? bounds : { least: -bounds.most, most: -bounds.least };
    }
    case "call":
      return boundsOfCall(inner, of);
    case "aggregation":
      return boundsOfAggregation(inner, of);
    case "binary":
      return boundsOfBinary(inner, of);
    case "string":
    case "group":
    case "shifted":
      return ANY;
  }
}

const OF_TIME: Readonly<Record<string, Bounds>> = {
  minute: { least: 0, most: 59 },
  hour: { least: 0, most: 23 },
  day_of_week: { least: 0, most: 6 },
  day_of_month: { least: 1, most: 31 },
  day_of_year: { least: 1, most: 366 },
  days_in_month: { least: 28, most: 31 },
  month: { least: 1, most: 12 },
  sgn: { least: -1, most: 1 },
  histogram_fraction: { least: 0, most: 1 },
};
const NEVER_NEGATIVE = new Set(
  "rate irate increase abs changes resets stddev_over_time stdvar_over_time sqrt exp".split(" "),
);
const KEEPING = new Set(
  "avg_over_time min_over_time max_over_time last_over_time quantile_over_time sort sort_desc label_replace label_join".split(
    " ",
  ),
);

const ROUNDING: Readonly<Record<string, (value: number) => number>> = { ceil: Math.ceil, floor: Math.floor };

function boundsOfCall(node: Call, of: (each: Expression) => Bounds): Bounds {
  const [first, ...limits] = node.arguments;
  if (node.name === "vector") return first === undefined ? ANY : of(first);
  if (node.name.startsWith("clamp") && first !== undefined)
    return clamped(node.name, of(first), limits.map(constantOf));
  const round = ROUNDING[node.name];
  if (round !== undefined && first !== undefined) return { least: round(of(first).least), most: round(of(first).most) };
  if (node.name === "absent" || node.name === "absent_over_time" || node.name === "present_over_time") return ONE;
  if (node.name === "count_over_time") return COUNT;
  const known = OF_TIME[node.name];
  if (known !== undefined) return known;
  if (NEVER_NEGATIVE.has(node.name)) return NOT_NEGATIVE;
  const argument = node.arguments.find((each) => each.type !== "number");
  return KEEPING.has(node.name) && argument !== undefined ? of(argument) : ANY;
}

function boundsOfAggregation(node: Aggregation, of: (each: Expression) => Bounds): Bounds {
  if (node.operator === "count" || node.operator === "count_values") return COUNT;
  if (node.operator === "group") return ONE;
  if (node.operator === "stddev" || node.operator === "stdvar") return NOT_NEGATIVE;
  const inner = node.of === undefined ? ANY : of(node.of);
  if (node.operator !== "sum") return inner;
  if (inner.least < 0) return ANY;
  return {
    least: inner.least,
    most: inner.most <= 0 ? inner.most : Number.POSITIVE_INFINITY,
    isPresence: inner.isPresence === true,
  };
}

function boundsOfBinary(node: Binary, of: (each: Expression) => Bounds): Bounds {
  if (COMPARISONS.has(node.operator))
    return node.isBool ? { least: 0, most: 1 } : of(isNumber(node.left) ? node.right : node.left);
  const left = of(node.left);
  const right = of(node.right);
  switch (node.operator) {
    case "+":
      return { least: left.least + right.least, most: left.most + right.most };
    case "-":
      return { least: left.least - right.most, most: left.most - right.least };
    case "*":
    case "/":
      return left.least >= 0 && right.least >= 0 ? NOT_NEGATIVE : ANY;
    case "and":
    case "unless":
      return left;
    default:
      return ANY;
  }
}

/** How a comparison with a number comes out for all values within bounds; undefined where it depends. */
export function verdict(operator: string, { least, most }: Bounds, limit: number): boolean | undefined {
  switch (operator) {
    case ">":
      return least > limit ? true : most <= limit ? false : undefined;
    case ">=":
      return least >= limit ? true : most < limit ? false : undefined;
    case "<":
      return most < limit ? true : least >= limit ? false : undefined;
    case "<=":
      return most <= limit ? true : least > limit ? false : undefined;
    case "==":
      return least === limit && most === limit ? true : limit < least || limit > most ? false : undefined;
    case "!=":
      return limit < least || limit > most ? true : least === limit && most === limit ? false : undefined;
    default:
      return undefined;
  }
}
