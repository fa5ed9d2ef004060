import type { Address } from "../../../compiler/model/address.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { nameIn, significantTokens, type Token } from "./tokens.js";

/** A word of a query, a resource in it, or a value that was put into it. */
export type Piece =
  | Token
  | { readonly type: "reference"; readonly text: string; readonly address: Address }
  | { readonly type: "literal"; readonly text: string };

/** What a query is made of, without spaces and comments. It never changes, and many rules ask. */
export function piecesOf(query: SqlText): readonly Piece[] {
  const known = piecesIn.get(query);
  if (known !== undefined) return known;
  const pieces = readPieces(query);
  piecesIn.set(query, pieces);
  return pieces;
}

const piecesIn = new WeakMap<SqlText, readonly Piece[]>();

function readPieces(query: SqlText): readonly Piece[] {
  return query.$sql.flatMap((part): readonly Piece[] => {
    if (typeof part === "string") return significantTokens(part);
    if ("$ref" in part) return [{ type: "reference", text: "", address: part.$ref }];
    return [{ type: "literal", text: String(part.$literal) }];
  });
}

/** The name that a piece stands for; of a resource and of a value none. */
export function nameOfPiece(piece: Piece | undefined): string | undefined {
  return piece === undefined || piece.type === "reference" || piece.type === "literal" ? undefined : nameIn(piece);
}

export function isWord(piece: Piece | undefined, ...words: readonly string[]): boolean {
  return piece?.type === "word" && words.includes(piece.text.toLowerCase());
}

/** How many parentheses are open before a piece. */
export function depthAt(pieces: readonly Piece[], end: number): number {
  let depth = 0;
  for (const piece of pieces.slice(0, end)) depth += step(piece);
  return depth;
}

/** What stands between the parenthesis at `open` and its other half. */
export function inside(pieces: readonly Piece[], open: number): readonly Piece[] {
  let depth = 0;
  for (let index = open; index < pieces.length; index++) {
    depth += step(pieces[index]);
    if (depth === 0) return pieces.slice(open + 1, index);
  }
  return pieces.slice(open + 1);
}

/** The parts between commas that stand in no parenthesis or bracket of their own. */
export function parts(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [[]];
  let depth = 0;
  for (const piece of pieces) {
    depth += step(piece) + (isSymbol(piece, "[") ? 1 : isSymbol(piece, "]") ? -1 : 0);
    if (depth === 0 && isSymbol(piece, ",")) found.push([]);
    else found.at(-1)?.push(piece);
  }
  return found.filter((part) => part.length > 0);
}

export function isSymbol(piece: Piece | undefined, symbol: string): boolean {
  return piece?.type === "symbol" && piece.text === symbol;
}

function step(piece: Piece | undefined): number {
  return isSymbol(piece, "(") ? 1 : isSymbol(piece, ")") ? -1 : 0;
}
