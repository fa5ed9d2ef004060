import { nameOf } from "../../../compiler/model/address.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import type { ExpressionSpec } from "../../../compiler/resolve/shapes.js";
import { identifier, literal, qualifiedName } from "./quote.js";

/** SQL as ClickHouse reads it: references as quoted names, values as literals, the author's text as it is. */
export function printSql(sql: SqlText): string {
  return sql.$sql
    .map((part) => {
      if (typeof part === "string") return part;
      return "$ref" in part ? qualifiedName(nameOf(part.$ref)) : literal(part.$literal);
    })
    .join("");
}

/** SQL of several lines, without the indentation that it has in the config. */
export function printBlock(sql: SqlText): string {
  const lines = printSql(sql)
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  const [first = "", ...others] = lines;
  const indents = others.filter((line) => line !== "").map((line) => line.length - line.trimStart().length);
  const ownIndent = first.length - first.trimStart().length;
  const common = Math.min(...indents, ...(ownIndent > 0 || indents.length === 0 ? [ownIndent] : []));
  return [first.slice(Math.min(common, ownIndent)), ...others.map((line) => line.slice(common))].join("\n");
}

/** A column's name, quoted, or SQL. */
export function printExpression(expression: ExpressionSpec): string {
  return typeof expression === "string" ? identifier(expression) : printSql(expression).trim();
}

/** A key: nothing as `tuple()`, one alone, several in parentheses. */
export function printKey(expressions: readonly ExpressionSpec[]): string {
  if (expressions.length === 0) return "tuple()";
  const printed = expressions.map(printExpression);
  return printed.length === 1 ? (printed[0] ?? "") : `(${printed.join(", ")})`;
}
