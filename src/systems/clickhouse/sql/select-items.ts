import { depthAt, isSymbol, isWord, nameOfPiece, type Piece, parts } from "./pieces.js";

/** One column of a query's result. */
export interface SelectItem {
  /** Its name; `undefined` when only the engine knows it, or when it stands for several (`*`). */
  readonly name: string | undefined;
  /** Without its alias. */
  readonly expression: readonly Piece[];
}

const ENDS = ["from", "where", "prewhere", "group", "having", "order", "limit", "settings", "qualify", "window"];

/** What the outermost SELECT returns; `undefined` when it is made of several. */
export function selectItems(pieces: readonly Piece[]): readonly SelectItem[] | undefined {
  const outer = (index: number): boolean => depthAt(pieces, index) === 0;
  const isOfSeveral = pieces.some((piece, index) => isWord(piece, "union", "intersect") && outer(index));
  const start = pieces.findIndex((piece, index) => isWord(piece, "select") && outer(index));
  if (start < 0 || isOfSeveral) return undefined;
  const end = pieces.findIndex((piece, index) => index > start && isWord(piece, ...ENDS) && outer(index));
  const list = pieces.slice(start + 1, end < 0 ? pieces.length : end);
  return parts(isWord(list[0], "distinct") ? list.slice(1) : list).map(itemOf);
}

function itemOf(pieces: readonly Piece[]): SelectItem {
  const last = nameOfPiece(pieces.at(-1));
  if (isWord(pieces.at(-2), "as")) return { name: last, expression: pieces.slice(0, -2) };
  const isColumn = pieces.every((piece, index) =>
    index % 2 === 0 ? nameOfPiece(piece) !== undefined : isSymbol(piece, "."),
  );
  return { name: isColumn ? last : undefined, expression: pieces };
}
