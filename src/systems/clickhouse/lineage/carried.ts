import { isSymbol, isWord, nameOfPiece, type Piece } from "../sql/pieces.js";
import { type QueryScope, type Source, shapeOf } from "../sql/query-scopes.js";
import { lookedUp } from "./looked-up.js";
import { mentionsIn, queriesIn } from "./mentions.js";
import type { Carried, Reading } from "./reading.js";

/** Which columns of a query's result carry values of the followed columns, by the names in it. */
export function carriedBy(query: readonly Piece[], reading: Reading): readonly Carried[] {
  return carriedIn(query, reading, new Map());
}

type Named = ReadonlyMap<string, readonly Carried[]>;

function carriedIn(query: readonly Piece[], reading: Reading, outer: Named): readonly Carried[] {
  const shape = shapeOf(query);
  const named = new Map(outer);
  for (const [name, pieces] of shape.named) named.set(name, carriedIn(pieces, reading, named));
  return shape.selects.flatMap((select) => carriedBySelect(select, shape.values, reading, named));
}

function carriedBySelect(
  select: QueryScope,
  values: ReadonlyMap<string, readonly Piece[]>,
  reading: Reading,
  named: Named,
): readonly Carried[] {
  const sources = select.sources.map((source) => ({ ...source, columns: columnsOf(source, reading, named) }));
  const aliases = new Set(sources.flatMap((source) => source.alias ?? []));
  const computed = new Map<string, Carried>();
  const found: Carried[] = [];
  const carriedOf = (expression: readonly Piece[]): Carried | undefined => {
    for (const { of, name, element } of mentionsIn(expression, aliases)) {
      const known = of === undefined ? computed.get(name) : undefined;
      const columns = sources
        .filter((source) => of === undefined || source.alias === of)
        .flatMap((each) => each.columns);
      const column = known ?? columns.find((each) => isMentioned(each.name, name, element));
      if (column !== undefined) return { ...column, word: name };
    }
    return (
      lookedUp(expression, reading) ?? queriesIn(expression).flatMap((query) => carriedIn(query, reading, named))[0]
    );
  };
  for (const [name, expression] of values) {
    const carried = carriedOf(expression);
    if (carried !== undefined) computed.set(name, { ...carried, name });
  }
  for (const item of select.items) {
    if (isOfAll(item)) {
      const excluded = new Set(item.slice(1).flatMap((piece) => nameOfPiece(piece) ?? []));
      const of = isSymbol(item[1], ".") ? nameOfPiece(item[0]) : undefined;
      for (const source of sources.filter((each) => of === undefined || each.alias === of)) {
        found.push(...source.columns.filter(({ name }) => !excluded.has(name)).map((each) => ({ ...each, word: "*" })));
      }
      continue;
    }
    const carried = carriedOf(item);
    if (carried === undefined) continue;
    const name = isWord(item.at(-2), "as") ? nameOfPiece(item.at(-1)) : undefined;
    const own = { ...carried, name: name ?? carried.name };
    computed.set(own.name, own);
    found.push(own);
  }
  return found;
}

/** A column, an element of a tuple (`after.email`), or the tuple that it is in. */
function isMentioned(column: string, name: string, element: string | undefined): boolean {
  if (column === name) return true;
  return element === undefined ? column.startsWith(`${name}.`) : column === `${name}.${element}`;
}

/** `*`, `t.*`, `COLUMNS(…)`, with what is left out of them. */
function isOfAll(item: readonly Piece[]): boolean {
  const at = isSymbol(item[1], ".") ? 2 : 0;
  return isSymbol(item[at], "*") || (isWord(item[0], "columns") && isSymbol(item[1], "("));
}

function columnsOf(source: Source, reading: Reading, named: Named): readonly Carried[] {
  const [first, , object] = source.of;
  if (first === undefined) return [];
  if (isSymbol(first, "(")) return carriedIn(source.of, reading, named);
  const name = nameOfPiece(first) ?? "";
  const own = object === undefined ? named.get(name) : undefined;
  if (own !== undefined) return own;
  const written = object === undefined ? name : `${name}.${nameOfPiece(object)}`;
  const address = first.type === "reference" ? first.address : reading.byName.get(written);
  if (address === undefined) return [];
  return [...reading.followed(address)].map((column) => ({ name: column, column, address, word: column }));
}
