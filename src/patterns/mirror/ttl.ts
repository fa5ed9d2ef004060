import type { SqlPart, SqlText } from "../../compiler/model/reference.js";
import { tokensOf } from "../../systems/clickhouse/public.js";

type Piece = { readonly text: string; readonly word: string } | { readonly part: Exclude<SqlPart, string> };

/**
 * A storage's TTL that spares what marks a deleted row. Of a deleted row little is known, so its dates are long past:
 * the mark would go at once, and an older version of the row in another part come back.
 */
export function sparingDeleted(ttl: SqlText): SqlText {
  const rules = rulesOf(ttl).map(withCondition);
  return {
    $sql: rules.flatMap((rule, index) => (index === 0 ? rule : [", ", ...rule])),
  };
}

/** The rules between the commas that stand in no parenthesis. */
function rulesOf(ttl: SqlText): readonly (readonly Piece[])[] {
  const rules: Piece[][] = [[]];
  let depth = 0;
  for (const part of ttl.$sql) {
    if (typeof part !== "string") {
      rules.at(-1)?.push({ part });
      continue;
    }
    for (const token of tokensOf(part)) {
      if (token.text === "," && depth === 0) {
        rules.push([]);
        continue;
      }
      depth += token.text === "(" ? 1 : token.text === ")" ? -1 : 0;
      const isOuter = depth === 0 && token.type === "word";
      const text = token.type === "comment" ? " " : token.text;
      rules.at(-1)?.push({ text, word: isOuter ? token.text.toUpperCase() : "" });
    }
  }
  return rules;
}

function withCondition(rule: readonly Piece[]): readonly SqlPart[] {
  const at = (...words: readonly string[]): number =>
    rule.findIndex((piece) => "word" in piece && words.includes(piece.word));
  const parts = rule.map((piece): SqlPart => ("part" in piece ? piece.part : piece.text));
  // Rows that are moved, packed otherwise or put together stay rows.
  if (at("TO", "RECOMPRESS", "GROUP") >= 0) return parts;
  const where = at("WHERE");
  if (where >= 0) return [...parts.slice(0, where + 1), " _is_deleted = 0 AND (", ...parts.slice(where + 1), ")"];
  return [...parts, `${at("DELETE") >= 0 ? "" : " DELETE"} WHERE _is_deleted = 0`];
}
