import { type Expression, Node } from "ts-morph";

/** The expression without what does not change its value; of a function, what it returns. */
export function unwrapped(expression: Expression): Expression {
  if (
    Node.isParenthesizedExpression(expression) ||
    Node.isAsExpression(expression) ||
    Node.isSatisfiesExpression(expression) ||
    Node.isNonNullExpression(expression) ||
    Node.isTypeAssertion(expression) ||
    Node.isAwaitExpression(expression)
  ) {
    return unwrapped(expression.getExpression());
  }
  if (!Node.isArrowFunction(expression) && !Node.isFunctionExpression(expression)) return expression;
  const returned = returnedBy(expression.getBody());
  return returned === undefined ? expression : unwrapped(returned);
}

function returnedBy(body: Node): Expression | undefined {
  if (Node.isExpression(body)) return body;
  if (!Node.isBlock(body)) return undefined;
  return body.getStatements().filter(Node.isReturnStatement).at(-1)?.getExpression();
}
