import type { Pipeline } from "../../../compiler/model/resource.js";
import type { Aggregation, Binary, Call, Expression } from "../promql/tree/tree.js";
import { SET_OPERATORS } from "../promql/types/check-operands.js";
import { isNumber } from "./labels.js";
import { type LabelValues, NOT_THERE, selectedValues, union } from "./selected-values.js";

/** What a label of an expression's results can be, as far as it is known for certain. */
export function labelValues(node: Expression, label: string, pipeline: Pipeline): LabelValues {
  const of = (inner: Expression): LabelValues => labelValues(inner, label, pipeline);
  switch (node.type) {
    case "number":
    case "string":
      return NOT_THERE;
    case "selector":
      return selectedValues(node, label, pipeline, of);
    case "range":
    case "subquery":
    case "shifted":
    case "unary":
    case "group":
      return of(node.of);
    case "call":
      return valuesOfCall(node, label, of);
    case "aggregation":
      return valuesOfAggregation(node, label, of);
    case "binary":
      return valuesOfBinary(node, label, of);
  }
}

const WITHOUT_LABELS = new Set(["time", "pi", "vector", "scalar"]);

function valuesOfCall(node: Call, label: string, of: (inner: Expression) => LabelValues): LabelValues {
  if (WITHOUT_LABELS.has(node.name)) return NOT_THERE;
  const argument = node.arguments.find((each) => each.type !== "number" && each.type !== "string");
  if (argument === undefined) return NOT_THERE;
  if (node.name === "absent" || node.name === "absent_over_time") return valuesOfAbsent(argument, label);
  if (node.name === "info") return "any";
  if (node.name === "histogram_quantile" && label === "le") return NOT_THERE;
  const [, made] = node.arguments;
  const isMade = (node.name === "label_replace" || node.name === "label_join") && made?.type === "string";
  return isMade && made.value === label ? "any" : of(argument);
}

/** It makes a series of the matchers that are equalities. */
function valuesOfAbsent(argument: Expression, label: string): LabelValues {
  let inner = argument;
  while (inner.type === "range" || inner.type === "subquery" || inner.type === "shifted" || inner.type === "group") {
    inner = inner.of;
  }
  const own = inner.type === "selector" ? inner.matchers.filter((each) => each.label === label) : [];
  const [only] = own;
  return own.length === 1 && only?.operator === "=" ? new Set([only.value]) : NOT_THERE;
}

function valuesOfAggregation(node: Aggregation, label: string, of: (inner: Expression) => LabelValues): LabelValues {
  const { grouping, operator, parameter } = node;
  if (node.of === undefined) return "any";
  if (operator.endsWith("k") || operator === "limit_ratio") return of(node.of);
  if (operator === "count_values" && !(parameter?.type === "string" && parameter.value !== label)) return "any";
  const isNamed = grouping?.labels.some(({ name }) => name === label) === true;
  return isNamed === (grouping?.kind === "by") && grouping !== undefined ? of(node.of) : NOT_THERE;
}

function valuesOfBinary(node: Binary, label: string, of: (inner: Expression) => LabelValues): LabelValues {
  const { operator, left, right, matching } = node;
  if (isNumber(right)) return of(left);
  if (isNumber(left)) return of(right);
  if (operator === "or") return union([of(left), of(right)]);
  if (SET_OPERATORS.has(operator) || matching === undefined) return of(left);
  const isIncluded = matching.include.some(({ name }) => name === label);
  if (matching.many === "left") return of(isIncluded ? right : left);
  if (matching.many === "right") return of(isIncluded ? left : right);
  const isNamed = matching.labels.some(({ name }) => name === label);
  return isNamed === (matching.kind === "on") ? of(left) : NOT_THERE;
}
