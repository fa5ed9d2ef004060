import { isSymbol, nameOfPiece, type Piece } from "../sql/pieces.js";
import type { Carried, Reading } from "./reading.js";

/** What an expression takes from a dictionary by name: `dictGet('a.customers', 'email', id)`. */
export function lookedUp(pieces: readonly Piece[], { byName, followed }: Reading): Carried | undefined {
  for (const [index, piece] of pieces.entries()) {
    if (!/^dictGet\w*$/i.test(nameOfPiece(piece) ?? "") || !isSymbol(pieces[index + 1], "(")) continue;
    const [dictionary, comma, attribute] = pieces.slice(index + 2);
    const address = dictionary?.type === "reference" ? dictionary.address : byName.get(textOf(dictionary));
    const column = textOf(attribute);
    if (address === undefined || !isSymbol(comma, ",") || !followed(address).has(column)) continue;
    return { name: column, column, address, word: column };
  }
  return undefined;
}

function textOf(piece: Piece | undefined): string {
  return piece?.text.startsWith("'") === true ? piece.text.slice(1, -1) : "";
}
