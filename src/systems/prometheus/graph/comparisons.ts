import type { Binary, Expression } from "../promql/tree/tree.js";
import { bare } from "../promql/tree/walk.js";
import { COMPARISONS } from "../promql/types/check-operands.js";

/** A comparison with a number: what is measured on the left, the limit on the right. */
export interface Comparison {
  readonly node: Binary;
  readonly measure: Expression;
  readonly operator: string;
  readonly limit: number;
}

const TURNED: Readonly<Record<string, string>> = { ">": "<", "<": ">", ">=": "<=", "<=": ">=", "==": "==", "!=": "!=" };

/** A comparison of something with a number, whichever side the number is on. */
export function comparisonOf(node: Expression): Comparison | undefined {
  const inner = bare(node);
  if (inner.type !== "binary" || !COMPARISONS.has(inner.operator) || inner.isBool) return undefined;
  const right = constantOf(inner.right);
  const left = constantOf(inner.left);
  if (right !== undefined && left === undefined) {
    return { node: inner, measure: inner.left, operator: inner.operator, limit: right };
  }
  const turned = TURNED[inner.operator];
  if (left === undefined || right !== undefined || turned === undefined) return undefined;
  return { node: inner, measure: inner.right, operator: turned, limit: left };
}

/** The number that an expression of numbers alone is. */
export function constantOf(node: Expression): number | undefined {
  switch (node.type) {
    case "number":
      return node.value;
    case "group":
      return constantOf(node.of);
    case "unary": {
      const value = constantOf(node.of);
      return value === undefined || node.operator === "+" ? value : -value;
    }
    case "binary": {
      const left = constantOf(node.left);
      const right = constantOf(node.right);
      if (left === undefined || right === undefined) return undefined;
      switch (node.operator) {
        case "+":
          return left + right;
        case "-":
          return left - right;
        case "*":
          return left * right;
        case "/":
          return left / right;
        case "^":
          return left ** right;
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

/** Whether an expression returns nothing as long as all is well. */
export function isConditional(node: Expression): boolean {
  switch (node.type) {
    case "number":
    case "string":
      return false;
    case "selector":
      // Alerts are there only while they are active.
      return node.metric === "ALERTS";
    case "range":
    case "subquery":
    case "shifted":
    case "unary":
    case "group":
      return isConditional(node.of);
    case "call":
      if (node.name === "absent" || node.name === "absent_over_time") return true;
      return node.arguments.some(isConditional);
    case "aggregation":
      return node.of !== undefined && isConditional(node.of);
    case "binary":
      if (COMPARISONS.has(node.operator) && !node.isBool) return true;
      if (node.operator === "unless") return true;
      if (node.operator === "or") return isConditional(node.left) && isConditional(node.right);
      return isConditional(node.left) || isConditional(node.right);
  }
}
