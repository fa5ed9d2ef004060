import type { Address } from "../../../compiler/model/address.js";
import { depthAt, isSymbol, isWord, nameOfPiece, type Piece } from "../../../systems/clickhouse/public.js";
import { qualified } from "../../../systems/postgres/public.js";

/** What stands after FROM or JOIN in PostgreSQL's SQL. */
export interface PostgresRead {
  /** A table by its name, with its schema; or by its constant. */
  readonly table: string | { readonly address: Address };
  /** The word in the query; undefined of a constant. */
  readonly text: string | undefined;
  /** The names that its columns may have before a dot. */
  readonly calledBy: readonly string[];
}

export interface PostgresReads {
  readonly reads: readonly PostgresRead[];
  /** Nothing else is read: no query within it, no function, no list of tables. */
  readonly isPlain: boolean;
}

/** In the parentheses of these FROM is no clause. */
const TAKING_FROM = ["extract", "substring", "trim", "overlay", "position"];
const AFTER_TABLE = new Set(
  "as on using join inner left right full outer cross natural where group order having limit offset fetch union intersect except window for tablesample lateral".split(
    " ",
  ),
);

/** The tables that a query reads, and the names of what it defines itself. */
export function postgresReads(pieces: readonly Piece[]): PostgresReads {
  const defined = new Set(pieces.flatMap((piece, index) => definedAt(pieces, piece, index)));
  const reads: PostgresRead[] = [];
  let isPlain = defined.size === 0 && pieces.filter((piece) => isWord(piece, "select")).length === 1;
  for (const [index, piece] of pieces.entries()) {
    if (!isWord(piece, "from", "join") || isWord(pieces[index - 1], "distinct") || isArgument(pieces, index)) continue;
    const found = readAt(pieces, isWord(pieces[index + 1], "only") ? index + 2 : index + 1);
    if (found === undefined || isSymbol(pieces[found.end], ",")) isPlain = false;
    if (found !== undefined && !defined.has(found.read.text ?? "")) reads.push(found.read);
  }
  return { reads, isPlain };
}

function readAt(
  pieces: readonly Piece[],
  start: number,
): { readonly read: PostgresRead; readonly end: number } | undefined {
  const first = pieces[start];
  if (first?.type === "reference") {
    const { alias, end } = aliasAt(pieces, start + 1);
    return { read: { table: { address: first.address }, text: undefined, calledBy: alias }, end };
  }
  const name = folded(first);
  if (name === undefined || isWord(first, "lateral")) return undefined;
  const object = isSymbol(pieces[start + 1], ".") ? folded(pieces[start + 2]) : undefined;
  const next = start + (object === undefined ? 1 : 3);
  if (isSymbol(pieces[next], "(")) return undefined;
  const { alias, end } = aliasAt(pieces, next);
  const text = object ?? name;
  const table = object === undefined ? qualified(name) : `${name}.${object}`;
  return { read: { table, text, calledBy: alias.length === 0 ? [text] : alias }, end };
}

function aliasAt(pieces: readonly Piece[], at: number): { readonly alias: readonly string[]; readonly end: number } {
  const start = isWord(pieces[at], "as") ? at + 1 : at;
  const name = folded(pieces[start]);
  if (name === undefined || (start === at && AFTER_TABLE.has(name))) return { alias: [], end: at };
  return { alias: [name], end: start + 1 };
}

/** `name AS (SELECT`: a query that has a name. */
function definedAt(pieces: readonly Piece[], piece: Piece, index: number): readonly string[] {
  if (!isWord(pieces[index + 1], "as") || !isSymbol(pieces[index + 2], "(")) return [];
  return isWord(pieces[index + 3], "select", "with", "values") ? [folded(piece) ?? ""] : [];
}

/** Whether a FROM stands among the arguments of a function. */
function isArgument(pieces: readonly Piece[], index: number): boolean {
  const depth = depthAt(pieces, index);
  for (let at = index - 1; at >= 0; at--) {
    if (isSymbol(pieces[at], "(") && depthAt(pieces, at) === depth - 1) return isWord(pieces[at - 1], ...TAKING_FROM);
  }
  return false;
}

/** A name as PostgreSQL reads it: what is not quoted is in small letters. */
export function folded(piece: Piece | undefined): string | undefined {
  const name = nameOfPiece(piece);
  return piece?.type === "word" ? name?.toLowerCase() : name;
}
