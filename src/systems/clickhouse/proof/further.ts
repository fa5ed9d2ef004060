import type { StatementFailure } from "../../../engine/index.js";
import { nameIn, tokensOf } from "../sql/tokens.js";
import { readMessage } from "./message.js";

/**
 * ClickHouse names one unknown column at a time. The statement with NULL in its place, which shows the next one;
 * `undefined` when there is nothing to replace.
 */
export function withoutUnknownColumn(statement: string, failure: StatementFailure): string | undefined {
  const { about, names } = readMessage(failure.message);
  const [unknown] = names;
  if (about !== "column" || unknown === undefined || names.length > 1) return undefined;
  const parts = unknown.split(".");
  const tokens = tokensOf(statement);
  let text = "";
  let replaced = false;
  for (let index = 0; index < tokens.length; index++) {
    const chain = tokens.slice(index, index + parts.length * 2 - 1);
    const isIt = chain.every((token, at) => (at % 2 === 0 ? nameIn(token) === parts[at / 2] : token.text === "."));
    const isPartOfMore = [tokens[index - 1], tokens[index + parts.length * 2 - 1]].some((token) => token?.text === ".");
    if (isIt && chain.length === parts.length * 2 - 1 && !isPartOfMore) {
      text += "NULL";
      replaced = true;
      index += chain.length - 1;
    } else text += tokens[index]?.text ?? "";
  }
  return replaced ? text : undefined;
}
