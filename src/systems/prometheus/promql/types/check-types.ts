import type { Binary, Expression, PromqlProblem } from "../tree/tree.js";
import { type Check, problem, typeName } from "./check.js";
import { checkAggregation, checkCall } from "./check-calls.js";
import { checkOperands } from "./check-operands.js";
import { checkSelector, checkWindow } from "./check-selectors.js";
import type { ValueType } from "./functions.js";

/** What is wrong with a tree by Prometheus' own rules of types, as far as none hides another. */
export function typeProblems(tree: Expression): {
  readonly type: ValueType;
  readonly problems: readonly PromqlProblem[];
} {
  const problems: PromqlProblem[] = [];
  const type = typeOf(tree, { problems, typeOf: (inner, check) => typeOf(inner, check) });
  return { type, problems };
}

function typeOf(node: Expression, check: Check): ValueType {
  switch (node.type) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "selector":
      checkSelector(node, check);
      return "vector";
    case "range":
      if (node.of.type === "selector") checkSelector(node.of, check);
      else if (node.of.type === "shifted")
        problem(check, node.of, "A modifier stands behind the range, not before it: `x[5m] offset 1h`.");
      else problem(check, node, "A range stands behind a metric only: of an expression it is a subquery, `[5m:]`.");
      checkWindow(node.window, check);
      return "range";
    case "subquery": {
      const inner = typeOf(node.of, check);
      if (inner !== "vector")
        problem(check, node.of, `A subquery is made of an instant vector, not of ${typeName(inner)}.`);
      checkWindow(node.window, check);
      if (node.step !== undefined) checkWindow(node.step, check);
      return "range";
    }
    case "shifted":
      return shiftedType(node, check);
    case "call":
      return checkCall(node, check);
    case "aggregation":
      return checkAggregation(node, check);
    case "binary":
      return binaryType(node, check);
    case "unary": {
      const inner = typeOf(node.of, check);
      if (inner === "scalar" || inner === "vector") return inner;
      problem(check, node, `\`${node.operator}\` takes a number or an instant vector, not ${typeName(inner)}.`);
      return "vector";
    }
    case "group":
      return typeOf(node.of, check);
  }
}

function shiftedType(node: Expression & { type: "shifted" }, check: Check): ValueType {
  const kind = "offset" in node.by ? "offset" : "at";
  let inner: Expression = node.of;
  while (inner.type === "shifted") {
    if (kind in inner.by) problem(check, node, `\`${kind === "offset" ? "offset" : "@"}\` can't be set twice.`);
    inner = inner.of;
  }
  if (inner.type !== "selector" && inner.type !== "range" && inner.type !== "subquery") {
    const modifier = kind === "offset" ? "offset" : "@";
    problem(check, node, `\`${modifier}\` stands behind a metric or a range only, not behind an expression.`);
  }
  return typeOf(node.of, check);
}

function binaryType(node: Binary, check: Check): ValueType {
  const left = typeOf(node.left, check);
  const right = typeOf(node.right, check);
  checkOperands(node, left, right, check);
  return left === "scalar" && right === "scalar" ? "scalar" : "vector";
}
