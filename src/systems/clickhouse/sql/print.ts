import { nameOf } from "../../../compiler/model/address.js";
import type { SqlPart, SqlText } from "../../../compiler/model/reference.js";
import type { ExpressionSpec } from "../../../compiler/resolve/shapes.js";
import { identifier, literal, qualifiedName } from "./quote.js";
import { tokensOf } from "./tokens.js";

/**
 * SQL as ClickHouse reads it: references as quoted names, values as literals, the author's text as it is. Only its
 * end is made fit to stand within a statement.
 */
export function printSql(sql: SqlText): string {
  let text = "";
  for (const part of sql.$sql) {
    const printed = printPart(part);
    // Two minus signs would begin a comment.
    text += text.endsWith("-") && printed.startsWith("-") ? ` ${printed}` : printed;
  }
  return withFitEnd(text);
}

function printPart(part: SqlPart): string {
  if (typeof part === "string") return part.replaceAll("\r\n", "\n");
  if ("$ref" in part) return qualifiedName(nameOf(part.$ref));
  return typeof part.$literal === "boolean" ? String(part.$literal) : literal(part.$literal);
}

/** Without a semicolon at the end; and a comment there must not swallow what the statement goes on with. */
function withFitEnd(text: string): string {
  // Most SQL ends in neither, and need not be read for it.
  if (!/(?:--|\/\/|#|;|\*\/)[^\n]*\s*$/.test(text.slice(text.trimEnd().lastIndexOf("\n") + 1))) return text;
  const tokens = tokensOf(text);
  const last = tokens.findLast((token) => token.type !== "space");
  const end = tokens.findLast((token) => token.type !== "space" && token.type !== "comment");
  let fit = text;
  if (last?.type === "comment" && !last.text.startsWith("/*")) {
    const comment = last.text.replace(/^(--|\/\/|#)\s*/, "").replaceAll("*/", "* /");
    fit = `${text.slice(0, last.at)}/* ${comment.trimEnd()} */`;
  }
  return end?.text === ";" ? fit.slice(0, end.at) + fit.slice(end.at + 1) : fit;
}

/** SQL of several lines, without the indentation that it has in the config. */
export function printBlock(sql: SqlText): string {
  const known = blocks.get(sql) ?? printLines(sql);
  blocks.set(sql, known);
  return known;
}

/** It never changes, and is printed to be proven, and to be written. */
const blocks = new WeakMap<SqlText, string>();

function printLines(sql: SqlText): string {
  const lines = linesOf(printSql(sql));
  while (lines[0]?.text.trim() === "") lines.shift();
  while (lines.at(-1)?.text.trim() === "") lines.pop();
  const [first, ...others] = lines;
  if (first === undefined) return "";
  const indents = others.filter((line) => !line.isInside && line.text !== "").map((line) => indentOf(line.text));
  const ownIndent = indentOf(first.text);
  const common = Math.min(...indents, ...(ownIndent > 0 || indents.length === 0 ? [ownIndent] : []));
  return [
    first.text.slice(Math.min(common, ownIndent)),
    ...others.map((line) => (line.isInside ? line.text : line.text.slice(common))),
  ].join("\n");
}

interface Line {
  readonly text: string;
  /** It begins within a string or a quoted name, where spaces are the author's data. */
  readonly isInside: boolean;
}

/** The lines of SQL; without the spaces at their ends, unless these stand within a string. */
function linesOf(text: string): Line[] {
  if (!mayHoldLineEnds(text)) return text.split("\n").map((line) => ({ text: line.trimEnd(), isInside: false }));
  const lines: Line[] = [];
  let line = "";
  let isInside = false;
  for (const token of tokensOf(text)) {
    const keeps = token.type === "string" || token.type === "quoted";
    const [head = "", ...rest] = token.text.split("\n");
    line += head;
    for (const next of rest) {
      lines.push({ text: keeps ? line : line.trimEnd(), isInside });
      line = next;
      isInside = keeps;
    }
  }
  return [...lines, { text: line.trimEnd(), isInside }];
}

/** Whether a string or quoted name may go over lines. In most SQL none does, and it need not be read in full. */
function mayHoldLineEnds(text: string): boolean {
  if (/[$‘“]|\/\*/.test(text)) return true;
  const opaque = /(?:--|\/\/|#[ !])[^\n]*|(['`"])(?:(?!\1)[^\\]|\\[\s\S]|\1\1)*(?:\1|$)/g;
  return [...text.matchAll(opaque)].some(([piece]) => piece.includes("\n"));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A column's name, quoted, or SQL. */
export function printExpression(expression: ExpressionSpec): string {
  return typeof expression === "string" ? identifier(expression) : printInline(expression);
}

/** SQL in the midst of a statement. */
export function printInline(sql: SqlText): string {
  return printSql(sql).trim();
}

/** A key: nothing as `tuple()`, one alone, several in parentheses. */
export function printKey(expressions: readonly ExpressionSpec[]): string {
  if (expressions.length === 0) return "tuple()";
  const printed = expressions.map(printExpression);
  return printed.length === 1 ? (printed[0] ?? "") : `(${printed.join(", ")})`;
}
