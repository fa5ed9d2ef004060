import type { Address } from "../../../compiler/model/address.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { nameIn, significantTokens, type Token } from "./tokens.js";

/** A word of a query, or a resource in it. */
type Piece = Token | { readonly type: "reference"; readonly text: string; readonly address: Address };

/**
 * The table that a query reads first, whose inserts an incremental view sees: those of joined tables it does not.
 * `byName` are the pipeline's objects; `undefined` when it is none of them.
 */
export function leadingTable(query: SqlText, byName: ReadonlyMap<string, Address>): Address | undefined {
  const pieces = query.$sql.flatMap((part): readonly Piece[] => {
    if (typeof part === "string") return significantTokens(part);
    return "$ref" in part ? [{ type: "reference", text: "", address: part.$ref }] : [];
  });
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
  const name = nameIn(first);
  const next = pieces[from + 2];
  if (name === undefined) return undefined;
  const object = pieces[from + 3];
  if (next?.text === "." && object !== undefined && object.type !== "reference") {
    return byName.get(`${name}.${nameIn(object)}`);
  }
  // A name of the query's own: WITH name AS (…). One that stands for itself ends here.
  const at = whole.findIndex(
    (piece, index) =>
      piece.type !== "reference" &&
      nameIn(piece) === name &&
      isWord(whole[index + 1], "as") &&
      whole[index + 2]?.text === "(",
  );
  if (at < 0 || named.has(name)) return undefined;
  return leadingIn(inside(whole, at + 2), whole, byName, named.add(name));
}

function isWord(piece: Piece | undefined, word: string): boolean {
  return piece?.type === "word" && piece.text.toLowerCase() === word;
}

function depthAt(pieces: readonly Piece[], end: number): number {
  let depth = 0;
  for (const piece of pieces.slice(0, end)) depth += piece.text === "(" ? 1 : piece.text === ")" ? -1 : 0;
  return depth;
}

/** What stands between the parenthesis at `open` and its other half. */
function inside(pieces: readonly Piece[], open: number): readonly Piece[] {
  let depth = 0;
  for (let index = open; index < pieces.length; index++) {
    depth += pieces[index]?.text === "(" ? 1 : pieces[index]?.text === ")" ? -1 : 0;
    if (depth === 0) return pieces.slice(open + 1, index);
  }
  return pieces.slice(open + 1);
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
