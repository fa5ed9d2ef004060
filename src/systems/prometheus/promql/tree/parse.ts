import type { SyntaxNode } from "@lezer/common";
import { grammar } from "./grammar.js";
import { PromqlError, readExpression } from "./read.js";
import { syntaxProblem } from "./syntax-problem.js";
import type { Expression, PromqlProblem } from "./tree.js";

/** The tree of a text, or what is wrong with it. `loadGrammar` comes before. */
export function parse(text: string): { readonly tree: Expression } | { readonly problem: PromqlProblem } {
  if (text.trim() === "") return { problem: { about: "syntax", message: "There is nothing in it.", from: 0, to: 0 } };
  const root = grammar().parse(text).topNode;
  const broken = firstError(root);
  if (broken !== undefined) return { problem: syntaxProblem(text, broken) };
  const top = expressionIn(root);
  if (top === undefined)
    return { problem: { about: "syntax", message: "There is only a comment in it.", from: 0, to: 0 } };
  try {
    return { tree: readExpression(top, text) };
  } catch (error) {
    if (error instanceof PromqlError) return { problem: error.problem };
    throw error;
  }
}

function expressionIn(root: SyntaxNode): SyntaxNode | undefined {
  for (let child = root.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "LineComment") return child;
  }
  return undefined;
}

function firstError(root: SyntaxNode): SyntaxNode | undefined {
  const cursor = root.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return undefined;
}
