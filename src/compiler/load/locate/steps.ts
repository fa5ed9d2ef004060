import { type Expression, Node, SyntaxKind } from "ts-morph";
import type { Definition } from "./definitions.js";
import { unwrapped } from "./unwrapped.js";

/** One step down a path: the value, its property's name, or the spread that must hold it and can't be read. */
export interface Step {
  readonly node: Expression;
  readonly name?: Node;
  readonly isSpread?: boolean;
}

type Resolve = (expression: Expression) => Definition;

/** The value of a property in an object literal, where later properties win. */
export function propertyOf(owner: Node, name: string, resolve: Resolve, seen = new Set<Node>()): Step | undefined {
  if (!Node.isObjectLiteralExpression(owner) || seen.has(owner)) return undefined;
  seen.add(owner);
  const unread: Expression[] = [];
  for (const property of owner.getProperties().reverse()) {
    if (Node.isSpreadAssignment(property)) {
      for (const spread of alternatives(property.getExpression())) {
        const target = resolve(spread);
        const found = propertyOf(target, name, resolve, seen);
        if (found !== undefined) return found;
        if (!Node.isObjectLiteralExpression(target)) unread.push(spread);
      }
    } else if (Node.isPropertyAssignment(property)) {
      const initializer = property.getInitializer();
      const nameNode = property.getNameNode();
      if (initializer !== undefined && nameText(nameNode, resolve) === name)
        return { node: initializer, name: nameNode };
    } else if (Node.isShorthandPropertyAssignment(property)) {
      const nameNode = property.getNameNode();
      if (nameNode.getText() === name) return { node: nameNode, name: nameNode };
    }
  }
  return onlySpread(unread);
}

/** An element of a list, or the value at a place of a template. */
export function elementOf(owner: Node, index: number, resolve: Resolve): Step | undefined {
  const template = Node.isTaggedTemplateExpression(owner) ? owner.getTemplate() : owner;
  if (Node.isTemplateExpression(template)) {
    const value = template.getTemplateSpans()[index]?.getExpression();
    return value === undefined ? undefined : { node: value };
  }
  const found = countedElement(owner, index, resolve);
  return typeof found === "number" ? undefined : found;
}

/** The element, or how many there are when the list is shorter. */
function countedElement(owner: Node, index: number, resolve: Resolve, around: readonly Node[] = []): Step | number {
  if (!Node.isArrayLiteralExpression(owner) || around.includes(owner)) return 0;
  let passed = 0;
  for (const element of owner.getElements()) {
    if (!Node.isSpreadElement(element)) {
      if (passed === index) return { node: element };
      passed++;
      continue;
    }
    const spread = element.getExpression();
    const target = resolve(spread);
    if (!Node.isArrayLiteralExpression(target)) return { node: spread, isSpread: true };
    const found = countedElement(target, index - passed, resolve, [...around, owner]);
    if (typeof found !== "number") return found;
    passed += found;
  }
  return passed;
}

function onlySpread(unread: readonly Expression[]): Step | undefined {
  const [first, ...others] = unread;
  return first === undefined || others.length > 0 ? undefined : { node: first, isSpread: true };
}

/** What a spread under a condition may spread; `undefined`, `false` and the like spread nothing. */
function alternatives(expression: Expression): readonly Expression[] {
  const inner = unwrapped(expression);
  if (Node.isConditionalExpression(inner)) {
    return [...alternatives(inner.getWhenTrue()), ...alternatives(inner.getWhenFalse())];
  }
  if (Node.isBinaryExpression(inner) && inner.getOperatorToken().isKind(SyntaxKind.AmpersandAmpersandToken)) {
    return alternatives(inner.getRight());
  }
  return Node.isIdentifier(inner) && inner.getText() === "undefined" ? [] : [inner];
}

function nameText(node: Node, resolve: Resolve): string | undefined {
  if (Node.isComputedPropertyName(node)) {
    const value = resolve(node.getExpression());
    return Node.isStringLiteral(value) || Node.isNumericLiteral(value) ? String(value.getLiteralValue()) : undefined;
  }
  if (Node.isStringLiteral(node) || Node.isNumericLiteral(node)) return String(node.getLiteralValue());
  return node.getText();
}
