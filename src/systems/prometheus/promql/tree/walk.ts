import type { Expression } from "./tree.js";

/** What an expression is made of, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case "number":
    case "string":
    case "selector":
      return [];
    case "range":
    case "subquery":
    case "shifted":
    case "unary":
    case "group":
      return [expression.of];
    case "call":
      return expression.arguments;
    case "aggregation":
      return [expression.parameter, expression.of].filter((each) => each !== undefined);
    case "binary":
      return [expression.left, expression.right];
  }
}

/** An expression and all in it, with what stands around each, the nearest last. */
export function* walk(
  expression: Expression,
  around: readonly Expression[] = [],
): Iterable<{ readonly node: Expression; readonly around: readonly Expression[] }> {
  yield { node: expression, around };
  const parts = partsOf(expression);
  if (parts.length === 0) return;
  const inner = [...around, expression];
  for (const part of parts) yield* walk(part, inner);
}

/** Without parentheses, `offset` and `@`: what is read is the same. */
export function bare(expression: Expression): Expression {
  let inner = expression;
  while (inner.type === "group" || inner.type === "shifted") inner = inner.of;
  return inner;
}

/** Without parentheses. */
export function ungrouped(expression: Expression): Expression {
  let inner = expression;
  while (inner.type === "group") inner = inner.of;
  return inner;
}
