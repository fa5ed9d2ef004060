import type { Aggregation, Binary, Call, Expression, Selector } from "../promql/tree/tree.js";
import { SET_OPERATORS } from "../promql/types/check-operands.js";

export type LabelSet = ReadonlySet<string>;

/** Finds the labels of what a selector selects. */
export type SelectorLabels = (selector: Selector) => LabelSet | undefined;

const NONE: LabelSet = new Set();

/** All of them, where they can be told: `label_*` stands for what only the objects know. */
export function allLabels(labels: LabelSet | undefined): LabelSet | undefined {
  return labels === undefined || [...labels].some((each) => each.endsWith("*")) ? undefined : labels;
}

/** Whether a series can have a label. */
export function mayHave(labels: LabelSet, label: string): boolean {
  return labels.has(label) || [...labels].some((each) => each.endsWith("*") && label.startsWith(each.slice(0, -1)));
}

/** The labels that an expression's results can have; undefined where that can't be said. The name is not among them. */
export function labelsOf(node: Expression, selected: SelectorLabels): LabelSet | undefined {
  switch (node.type) {
    case "number":
    case "string":
      return NONE;
    case "selector":
      return selected(node);
    case "range":
    case "subquery":
    case "shifted":
    case "unary":
    case "group":
      return labelsOf(node.of, selected);
    case "call":
      return labelsOfCall(node, selected);
    case "aggregation":
      return labelsOfAggregation(node, selected);
    case "binary":
      return labelsOfBinary(node, selected);
  }
}

const WITHOUT_ARGUMENT = new Set(["time", "pi", "vector", "scalar"]);

function labelsOfCall(node: Call, selected: SelectorLabels): LabelSet | undefined {
  if (WITHOUT_ARGUMENT.has(node.name)) return NONE;
  const argument = node.arguments.find((each) => each.type !== "number" && each.type !== "string");
  if (argument === undefined) return NONE;
  if (node.name === "absent" || node.name === "absent_over_time") return labelsOfAbsent(argument);
  if (node.name === "info") return undefined;
  const labels = labelsOf(argument, selected);
  if (labels === undefined) return undefined;
  switch (node.name) {
    case "histogram_quantile":
      return new Set([...labels].filter((each) => each !== "le"));
    case "label_replace":
    case "label_join": {
      const made = node.arguments[1];
      return made?.type === "string" ? new Set([...labels, made.value]) : undefined;
    }
    default:
      return labels;
  }
}

/** It makes a series of the matchers that are equalities. */
function labelsOfAbsent(argument: Expression): LabelSet {
  let inner = argument;
  while (inner.type === "range" || inner.type === "subquery" || inner.type === "shifted" || inner.type === "group") {
    inner = inner.of;
  }
  if (inner.type !== "selector") return NONE;
  return new Set(inner.matchers.filter(({ operator }) => operator === "=").map(({ label }) => label));
}

const KEEPING = new Set(["topk", "bottomk", "limitk", "limit_ratio"]);

function labelsOfAggregation(node: Aggregation, selected: SelectorLabels): LabelSet | undefined {
  const { grouping, operator, of } = node;
  if (of === undefined) return undefined;
  if (KEEPING.has(operator)) return labelsOf(of, selected);
  const made = operator === "count_values" && node.parameter?.type === "string" ? [node.parameter.value] : [];
  if (grouping === undefined) return new Set(made);
  const names = grouping.labels.map(({ name }) => name);
  if (grouping.kind === "by") return new Set([...names, ...made]);
  const labels = labelsOf(of, selected);
  return labels === undefined ? undefined : new Set([...[...labels].filter((each) => !names.includes(each)), ...made]);
}

function labelsOfBinary(node: Binary, selected: SelectorLabels): LabelSet | undefined {
  const { operator, matching } = node;
  const left = labelsOf(node.left, selected);
  if (isNumber(node.right)) return left;
  const right = labelsOf(node.right, selected);
  if (isNumber(node.left)) return right;
  if (operator === "or") return left === undefined || right === undefined ? undefined : new Set([...left, ...right]);
  if (SET_OPERATORS.has(operator) || matching === undefined) return left;
  const names = matching.labels.map(({ name }) => name);
  const include = matching.include.map(({ name }) => name);
  switch (matching.many) {
    case "left":
      return left === undefined ? undefined : new Set([...left, ...include]);
    case "right":
      return right === undefined ? undefined : new Set([...right, ...include]);
    case undefined:
      if (matching.kind === "on") return new Set(names);
      return left === undefined ? undefined : new Set([...left].filter((each) => !names.includes(each)));
  }
}

/** Whether an expression is a number, of which no series has a label. */
export function isNumber(node: Expression): boolean {
  switch (node.type) {
    case "number":
      return true;
    case "unary":
    case "group":
      return isNumber(node.of);
    case "binary":
      return isNumber(node.left) && isNumber(node.right);
    case "call":
      return node.name === "scalar" || node.name === "time" || node.name === "pi";
    default:
      return false;
  }
}
