import type { ExpressionSpec } from "../../../compiler/resolve/shapes.js";
import { nameIn, significantTokens } from "./tokens.js";

/** The names in an expression that may be columns: all but those of functions, in strings and in comments. */
export function columnNames(expression: ExpressionSpec): ReadonlySet<string> {
  if (typeof expression === "string") return new Set([expression]);
  const names = new Set<string>();
  for (const part of expression.$sql) {
    if (typeof part !== "string") continue;
    const tokens = significantTokens(part);
    for (const [index, token] of tokens.entries()) {
      const name = nameIn(token);
      if (name !== undefined && (token.type === "quoted" || tokens[index + 1]?.text !== "(")) names.add(name);
    }
  }
  return names;
}
