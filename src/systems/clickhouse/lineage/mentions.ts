import { inside, isSymbol, isWord, nameOfPiece, type Piece } from "../sql/pieces.js";
import { isAnonymous } from "./anonymous.js";

/** A column that an expression names: `name`, or `of.name`. */
export interface Mention {
  readonly of: string | undefined;
  readonly name: string;
  /** Of a tuple: the element that is named behind it, `name.element`. */
  readonly element: string | undefined;
}

/** The columns whose values an expression returns, as far as its words can tell. */
export function mentionsIn(pieces: readonly Piece[], sources: ReadonlySet<string>): readonly Mention[] {
  const found: Mention[] = [];
  for (let index = 0; index < pieces.length; index++) {
    // A query within an expression has columns of its own.
    if (isQueryAt(pieces, index)) index += inside(pieces, index).length + 1;
    const name = nameOfPiece(pieces[index]);
    if (name === undefined) continue;
    if (isSymbol(pieces[index + 1], "(")) {
      if (isAnonymous(name)) index += inside(pieces, index + 1).length + 2;
      continue;
    }
    const isChain = isSymbol(pieces[index + 1], ".") && sources.has(name);
    const column = isChain ? nameOfPiece(pieces[index + 2]) : name;
    const end = chainEnd(pieces, index);
    if (column !== undefined && !isCompared(pieces, index, end) && !isWord(pieces[index - 1], "as"))
      found.push({
        of: isChain ? name : undefined,
        name: column,
        element: elementAt(pieces, isChain ? index + 2 : index, end),
      });
    index = end - 1;
  }
  return found;
}

/** `name.element`, `tupleElement(name, 'element')`, `JSONExtractString(name, 'element')`. */
function elementAt(pieces: readonly Piece[], start: number, end: number): string | undefined {
  const isChain = end - start > 1;
  const isCalled = isSymbol(pieces[start - 1], "(") && isSymbol(pieces[end], ",");
  const text = pieces[end + 1]?.text ?? "";
  if (isCalled && TAKES_ELEMENT.test(nameOfPiece(pieces[start - 2]) ?? "") && text.startsWith("'"))
    return text.slice(1, -1);
  return isChain ? nameOfPiece(pieces[end - 1]) : undefined;
}

const TAKES_ELEMENT = /^(tupleElement|JSONExtract\w*|simpleJSON\w*|visitParam\w*)$/i;

/** The queries within an expression whose values it returns. */
export function queriesIn(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  return pieces.flatMap((_, index) => {
    const isValue =
      isQueryAt(pieces, index) && !isWord(pieces[index - 1], "in") && !isCompared(pieces, index, index + 1);
    return isValue ? [inside(pieces, index)] : [];
  });
}

function isQueryAt(pieces: readonly Piece[], index: number): boolean {
  return isSymbol(pieces[index], "(") && isWord(pieces[index + 1], "select", "with");
}

/** Where `a.b.c` ends. */
function chainEnd(pieces: readonly Piece[], start: number): number {
  let end = start + 1;
  while (isSymbol(pieces[end], ".") && pieces[end + 1] !== undefined) end += 2;
  return end;
}

/** Of a comparison only its outcome is returned. */
function isCompared(pieces: readonly Piece[], start: number, end: number): boolean {
  const isSign = (piece: Piece | undefined) => ["=", "!", "<", ">"].some((sign) => isSymbol(piece, sign));
  return isSign(pieces[end]) || isSign(pieces[start - 1]) || isWord(pieces[end], "is", "in", "like", "ilike", "not");
}
