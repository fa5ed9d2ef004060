import { type Expression, Node } from "ts-morph";
import type { Definition } from "./definitions.js";
import { unwrapped } from "./unwrapped.js";

/**
 * The value at a place of a template as it is written out: a template within it counts for its values. Undefined
 * behind what a function of the author's returns, as that may hold any number of them.
 */
export function interpolated(
  owner: Definition,
  index: number,
  resolve: (expression: Expression) => Definition,
): Expression | undefined {
  let passed = 0;
  for (const value of valuesOf(owner, resolve, [])) {
    if (value === undefined) return undefined;
    if (passed++ === index) return value;
  }
  return undefined;
}

function* valuesOf(
  owner: Definition,
  resolve: (expression: Expression) => Definition,
  around: readonly Node[],
): Generator<Expression | undefined> {
  if (!Node.isTaggedTemplateExpression(owner) || around.includes(owner)) return;
  const template = owner.getTemplate();
  if (!Node.isTemplateExpression(template)) return;
  for (const span of template.getTemplateSpans()) {
    const value = span.getExpression();
    const target = resolve(value);
    if (Node.isTaggedTemplateExpression(target)) yield* valuesOf(target, resolve, [...around, owner]);
    else yield mayHoldMore(unwrapped(value)) ? undefined : value;
  }
}

/** Kinds are members of a system; what is called by a bare name is a function of the author's. */
function mayHoldMore(value: Node): boolean {
  return Node.isCallExpression(value) && Node.isIdentifier(value.getExpression());
}
