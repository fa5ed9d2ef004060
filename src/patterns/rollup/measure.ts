import type { SqlPart, SqlText } from "../../compiler/model/reference.js";
import { significantTokens } from "../../systems/clickhouse/public.js";

/** One aggregate function with its parameters and arguments: what a rollup can keep the state of. */
export interface Measure {
  /** Computes the state, which can be added to. */
  readonly state: SqlText;
  /** The value of states in a column. */
  readonly merge: (column: string) => string;
}

/** A measure as its function; `undefined` when it is anything else, which has no state of its own. */
export function measureOf(sql: SqlText): Measure | undefined {
  const [first, ...rest] = withoutSpace(sql.$sql);
  if (typeof first !== "string") return undefined;
  // What stands between pieces of text is one value, wherever it is.
  const whole = [first, ...rest].map((part) => (typeof part === "string" ? part : "x")).join("");
  const tokens = significantTokens(whole);
  const [name, open] = tokens;
  if (name?.type !== "word" || name.at !== 0 || open?.text !== "(") return undefined;
  const end = closing(tokens, 1);
  const last = tokens[end + 1]?.text === "(" ? closing(tokens, end + 1) : end;
  if (end < 0 || last !== tokens.length - 1 || isDistinct(tokens[last === end ? 2 : end + 2])) return undefined;
  const endOfParameters = (tokens[end]?.at ?? 0) + 1;
  const parameters = last === end ? "" : first.slice(open.at, endOfParameters);
  // A parameter that is interpolated would have to be written twice.
  if (last !== end && endOfParameters > first.length) return undefined;
  const after = first.slice(name.text.length);
  const state = name.text.toLowerCase() === "count" && /^\s*\(\s*\*\s*\)\s*$/.test(after) ? "()" : after;
  return {
    state: { $sql: [`${name.text}State${state}`, ...rest] },
    merge: (column) => `${name.text}Merge${parameters}(${column})`,
  };
}

function withoutSpace(parts: readonly SqlPart[]): readonly SqlPart[] {
  return parts
    .map((part, index) => (index === 0 && typeof part === "string" ? part.trimStart() : part))
    .map((part, index) => (index === parts.length - 1 && typeof part === "string" ? part.trimEnd() : part))
    .filter((part) => part !== "");
}

type Tokens = ReturnType<typeof significantTokens>;

function isDistinct(token: Tokens[number] | undefined): boolean {
  return token?.type === "word" && token.text.toLowerCase() === "distinct";
}

/** Where the parenthesis that is opened here is closed; -1 when it is not. */
function closing(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += tokens[index]?.text === "(" ? 1 : tokens[index]?.text === ")" ? -1 : 0;
    if (depth === 0) return index;
  }
  return -1;
}
