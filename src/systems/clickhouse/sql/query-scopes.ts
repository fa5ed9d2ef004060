import { depthAt, inside, isSymbol, isWord, nameOfPiece, type Piece, parts } from "./pieces.js";

/** One SELECT: what it returns and what it reads. Names in it may be those of `named`. */
export interface QueryScope {
  readonly items: readonly (readonly Piece[])[];
  readonly sources: readonly Source[];
}

/** What stands after FROM or JOIN: a table, a query of its own, or the name of one. */
export interface Source {
  readonly alias: string | undefined;
  readonly of: readonly Piece[];
}

/** A query: its SELECTs side by side (UNION), and those that it names before (WITH … AS). */
export interface QueryShape {
  readonly selects: readonly QueryScope[];
  readonly named: ReadonlyMap<string, readonly Piece[]>;
  /** `WITH expression AS name`. */
  readonly values: ReadonlyMap<string, readonly Piece[]>;
}

const CLAUSES = ["where", "prewhere", "group", "having", "order", "limit", "settings", "qualify", "window", "format"];
const BETWEEN = ["union", "intersect", "except"];

/** Takes a query apart, as far as words can tell. */
export function shapeOf(query: readonly Piece[]): QueryShape {
  const named = new Map<string, readonly Piece[]>();
  const values = new Map<string, readonly Piece[]>();
  const bare = isSymbol(query[0], "(") && inside(query, 0).length === query.length - 2 ? inside(query, 0) : query;
  const first = indexOfWord(bare, 0, "select");
  if (isWord(bare[0], "with")) {
    for (const part of parts(bare.slice(isWord(bare[1], "recursive") ? 2 : 1, first))) {
      const name = nameOfPiece(part[0]);
      if (name !== undefined && isWord(part[1], "as") && isSymbol(part[2], "(")) named.set(name, inside(part, 2));
      else if (isWord(part.at(-2), "as")) values.set(nameOfPiece(part.at(-1)) ?? "", part.slice(0, -2));
    }
  }
  const selects: QueryScope[] = [];
  for (let start = first; start >= 0; start = indexOfWord(bare, start + 1, "select")) {
    const next = indexOfWord(bare, start + 1, "select");
    selects.push(scopeOf(bare.slice(start + 1, next < 0 ? bare.length : next)));
  }
  return { selects, named, values };
}

function scopeOf(pieces: readonly Piece[]): QueryScope {
  const from = indexOfWord(pieces, 0, "from");
  const listEnd = from < 0 ? indexOfWord(pieces, 0, ...CLAUSES) : from;
  const list = pieces.slice(isWord(pieces[0], "distinct") ? 1 : 0, listEnd < 0 ? pieces.length : listEnd);
  if (from < 0) return { items: parts(list), sources: [] };
  const end = indexOfWord(pieces, from + 1, ...CLAUSES, ...BETWEEN);
  return { items: parts(list), sources: sourcesIn(pieces.slice(from, end < 0 ? pieces.length : end)) };
}

/** What may stand after a table's name and is no alias. */
const AFTER_TABLE = new Set(
  "final sample on using join inner left right full outer cross any all asof semi anti global array paste prewhere as".split(
    " ",
  ),
);

function sourcesIn(pieces: readonly Piece[]): readonly Source[] {
  const sources: Source[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isStart = isWord(piece, "from", "join") || isSymbol(piece, ",");
    if (!isStart || depthAt(pieces, index) !== 0 || isWord(pieces[index - 1], "array")) continue;
    const length = lengthOfTable(pieces, index + 1);
    const of = pieces.slice(index + 1, index + 1 + length);
    const next = pieces[index + 1 + length];
    const written = isWord(next, "as") ? nameOfPiece(pieces[index + 2 + length]) : nameOfPiece(next);
    const isAlias = isWord(next, "as") || (written !== undefined && !AFTER_TABLE.has(written.toLowerCase()));
    sources.push({ alias: isAlias ? written : nameOfPiece(of.at(-1)), of });
  }
  return sources;
}

function lengthOfTable(pieces: readonly Piece[], at: number): number {
  if (isSymbol(pieces[at], "(")) return inside(pieces, at).length + 2;
  return isSymbol(pieces[at + 1], ".") ? 3 : 1;
}

/** Where one of these words stands outside of parentheses. */
function indexOfWord(pieces: readonly Piece[], start: number, ...words: readonly string[]): number {
  let depth = 0;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    depth += isSymbol(piece, "(") ? 1 : isSymbol(piece, ")") ? -1 : 0;
    if (index >= start && depth === 0 && isWord(piece, ...words) && !isSymbol(pieces[index - 1], ".")) return index;
  }
  return -1;
}
