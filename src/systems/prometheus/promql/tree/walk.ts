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

/** A part of an expression, with what stands around it, the nearest last. */
export interface Part {
  readonly node: Expression;
  readonly around: readonly Expression[];
}

const walked = new WeakMap<Expression, readonly Part[]>();

/** An expression and all in it, in the order of writing. Every rule asks for it: it is made once. */
export function walk(expression: Expression): readonly Part[] {
  const known = walked.get(expression);
  if (known !== undefined) return known;
  const parts: Part[] = [];
  collect(expression, [], parts);
  walked.set(expression, parts);
  return parts;
}

function collect(node: Expression, around: readonly Expression[], parts: Part[]): void {
  parts.push({ node, around });
  const inner = partsOf(node);
  if (inner.length === 0) return;
  const within = [...around, node];
  for (const part of inner) collect(part, within, parts);
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
