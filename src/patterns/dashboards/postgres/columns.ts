import { isSymbol, isWord, type Piece } from "../../../systems/clickhouse/public.js";
import { folded } from "./reads.js";

/** A name in a query that can only be a column's. */
export interface NamedColumn {
  /** What stands before its dot. */
  readonly of: string | undefined;
  readonly name: string;
  /** As it is written. */
  readonly text: string;
}

/** Words that stand where a column may, and are none. */
const NO_COLUMNS = new Set(
  "all and any array case current_date current_role current_time current_timestamp current_user default distinct else end exists false from interval localtime localtimestamp not null or row select session_user some then true user when where".split(
    " ",
  ),
);
const COMPARING = ["=", "<", ">", "!"];

/** The columns that a query names where nothing else can stand; of other places only the engine could tell. */
export function namedColumns(pieces: readonly Piece[]): readonly NamedColumn[] {
  const aliases = new Set(
    pieces.flatMap((piece, index) => (isWord(pieces[index - 1], "as") ? (folded(piece) ?? []) : [])),
  );
  const found: NamedColumn[] = [];
  for (const [index, piece] of pieces.entries()) {
    const name = folded(piece);
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    if (name === undefined || isSymbol(after, "(") || isSymbol(before, "$") || isSymbol(before, "{")) continue;
    if (isSymbol(before, ".")) {
      const of = isSymbol(pieces[index - 3], ".") ? undefined : folded(pieces[index - 2]);
      if (of !== undefined && !isSymbol(after, ".")) found.push({ of, name, text: piece.text });
      continue;
    }
    if (isSymbol(after, ".") || isWord(before, "as") || NO_COLUMNS.has(name) || aliases.has(name)) continue;
    if (isItem(before, after) || isCompared(pieces, index)) found.push({ of: undefined, name, text: piece.text });
  }
  return found;
}

/** Alone between commas or parentheses, or behind SELECT, BY. */
function isItem(before: Piece | undefined, after: Piece | undefined): boolean {
  const ends = after === undefined || isSymbol(after, ")") || isSymbol(after, ",") || isWord(after, "from", "as");
  if (isSymbol(before, "(")) return isSymbol(after, ")") || isSymbol(after, ",");
  if (isSymbol(before, ",") || isWord(before, "select", "distinct")) return ends;
  return isWord(before, "by") && (ends || isWord(after, "desc", "asc", "order", "having", "limit"));
}

/** `name = …`, `name IN …`, and not the name of an argument, `name => …`. */
function isCompared(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1];
  if (isSymbol(after, "=") && isSymbol(pieces[index + 2], ">")) return false;
  if (isSymbol(pieces[index - 1], ":")) return false;
  return COMPARING.some((sign) => isSymbol(after, sign)) || isWord(after, "in", "like", "ilike", "is", "between");
}
