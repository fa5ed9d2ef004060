import type { Address } from "../../../compiler/model/address.js";
import { isSymbol, isWord, nameOfPiece, type Piece } from "./pieces.js";

/** A table that a query reads, by FROM or by JOIN. */
export interface Read {
  readonly address: Address;
  /** The word in the query, when it is written by its name. */
  readonly text: string | undefined;
  readonly isFinal: boolean;
}

/** Every object of the pipeline that a query reads, in the order of writing. */
export function readsIn(pieces: readonly Piece[], byName: ReadonlyMap<string, Address>): readonly Read[] {
  const reads: Read[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (!isWord(piece, "from", "join")) continue;
    const first = pieces[index + 1];
    if (first?.type === "reference") {
      reads.push({ address: first.address, text: undefined, isFinal: isFinal(pieces, index + 2) });
      continue;
    }
    const database = nameOfPiece(first);
    const object = isSymbol(pieces[index + 2], ".") ? nameOfPiece(pieces[index + 3]) : undefined;
    const address = object === undefined ? undefined : byName.get(`${database}.${object}`);
    if (address !== undefined) reads.push({ address, text: object, isFinal: isFinal(pieces, index + 4) });
  }
  return reads;
}

/** `t FINAL`, `t AS x FINAL` and `t x FINAL`. */
function isFinal(pieces: readonly Piece[], next: number): boolean {
  if (isWord(pieces[next], "final")) return true;
  const alias = isWord(pieces[next], "as") ? next + 1 : next;
  return nameOfPiece(pieces[alias]) !== undefined && isWord(pieces[alias + 1], "final");
}
