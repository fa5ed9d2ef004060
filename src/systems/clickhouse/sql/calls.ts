import { inside, isSymbol, nameOfPiece, type Piece, parts } from "./pieces.js";

/** A function that is called in a query. */
export interface Call {
  /** As it is written. */
  readonly name: string;
  readonly arguments: readonly (readonly Piece[])[];
  /** The functions that it stands in, the nearest first, in lower case. */
  readonly within: readonly string[];
}

const SYNTAX = new Set(
  "and array as between by case distinct else except from having in is join like not on or over replace select then using values when where with".split(
    " ",
  ),
);

/** Every call of a function, from the left to the right. */
export function callsIn(pieces: readonly Piece[], within: readonly string[] = []): readonly Call[] {
  const calls: Call[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const name = isSymbol(pieces[index + 1], "(") ? nameOfPiece(pieces[index]) : undefined;
    if (!isSymbol(pieces[index], "(") && name === undefined) continue;
    const open = name === undefined ? index : index + 1;
    const between = inside(pieces, open);
    const isCall = name !== undefined && !SYNTAX.has(name.toLowerCase());
    if (isCall) calls.push({ name, arguments: parts(between), within });
    calls.push(...callsIn(between, isCall ? [name.toLowerCase(), ...within] : within));
    index = open + between.length + 1;
  }
  return calls;
}
