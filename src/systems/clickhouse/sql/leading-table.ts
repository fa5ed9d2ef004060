import type { Address } from "../../../compiler/model/address.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { depthAt, inside, isWord, nameOfPiece, type Piece, piecesOf } from "./pieces.js";
import { significantTokens } from "./tokens.js";

/**
 * The table that a query reads first, whose inserts an incremental view sees: those of joined tables it does not.
 * `byName` are the pipeline's objects; `undefined` when it is none of them.
 */
export function leadingTable(query: SqlText, byName: ReadonlyMap<string, Address>): Address | undefined {
  const pieces = piecesOf(query);
  return leadingIn(pieces, pieces, byName, new Set());
}

function leadingIn(
  pieces: readonly Piece[],
  whole: readonly Piece[],
  byName: ReadonlyMap<string, Address>,
  named: Set<string>,
): Address | undefined {
  const from = pieces.findIndex((piece, index) => isWord(piece, "from") && depthAt(pieces, index) === 0);
  const first = pieces[from + 1];
  if (from < 0 || first === undefined) return undefined;
  if (first.type === "reference") return first.address;
  if (first.text === "(") return leadingIn(inside(pieces, from + 1), whole, byName, named);
  const name = nameOfPiece(first);
  if (name === undefined) return undefined;
  const object = nameOfPiece(pieces[from + 3]);
  if (pieces[from + 2]?.text === "." && object !== undefined) return byName.get(`${name}.${object}`);
  // A name of the query's own: WITH name AS (…). One that stands for itself ends here.
  const at = whole.findIndex(
    (piece, index) => nameOfPiece(piece) === name && isWord(whole[index + 1], "as") && whole[index + 2]?.text === "(",
  );
  if (at < 0 || named.has(name)) return undefined;
  return leadingIn(inside(whole, at + 2), whole, byName, named.add(name));
}

/** Whether a query makes one row of several. */
export function isGrouped(query: SqlText): boolean {
  return query.$sql.some((part) => {
    if (typeof part !== "string") return false;
    const words = significantTokens(part).filter((token) => token.type === "word");
    return words.some(({ text }, index) => {
      const isGroup = text.toLowerCase() === "group" && words[index + 1]?.text.toLowerCase() === "by";
      return isGroup || text.toLowerCase() === "distinct";
    });
  });
}
