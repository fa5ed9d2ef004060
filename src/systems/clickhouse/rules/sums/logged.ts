import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { flowsIn } from "../../flow.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { callsIn } from "../../sql/calls.js";
import { isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { readsIn } from "../../sql/reads.js";
import { selectItems } from "../../sql/select-items.js";
import { keptBy, replacesRows } from "../kept.js";
import { isChangeQueue, looksAtOperation } from "./changes.js";

const NONE: ReadonlySet<string> = new Set();

/**
 * The columns with values of rows in what keeps, or returns, a row for each change: a hand-written log, and views over
 * it. None where that is not known.
 */
export function loggedValues(
  resource: Resource | undefined,
  pipeline: Pipeline,
  above: readonly Resource[] = [],
): ReadonlySet<string> {
  if (resource === undefined || resource.madeBy !== undefined || above.includes(resource)) return NONE;
  const { into, byName } = flowsIn(pipeline);
  const kept = keptBy(resource);
  if (kept !== undefined && (replacesRows(kept) || kept.engine !== "MergeTree")) return NONE;
  const flows = (into.get(resource.address) ?? []).filter(
    ({ from }) => from !== undefined && isChangeQueue(from, pipeline),
  );
  if (flows.length > 0) {
    const queries = flows.map(({ view }) => piecesOf(view.spec.query));
    return queries.some(looksAtOperation) ? NONE : named(queries, (piece) => isAfter(piece));
  }
  if (!isOfKind(resource, VIEW) && !(isOfKind(resource, MATERIALIZED_VIEW) && resource.spec.to === undefined))
    return NONE;
  const pieces = piecesOf(resource.spec.query);
  if (isReduced(pieces) || !letsUpdatesThrough(pieces)) return NONE;
  const values = valuesRead(pieces, pipeline, byName, [...above, resource]);
  return named([pieces], (piece) => values.has(nameOfPiece(piece) ?? ""));
}

/** The columns with values of rows, one for each change, in all that a query reads. */
export function valuesRead(
  pieces: readonly Piece[],
  pipeline: Pipeline,
  byName = flowsIn(pipeline).byName,
  above: readonly Resource[] = [],
): ReadonlySet<string> {
  const reads = readsIn(pieces, byName).map((read) => pipeline.resources.get(read.address));
  return new Set(reads.flatMap((read) => [...loggedValues(read, pipeline, above)]));
}

function isAfter(piece: Piece): boolean {
  return (piece.type === "string" && piece.text === "'after'") || nameOfPiece(piece) === "after";
}

function named(queries: readonly (readonly Piece[])[], is: (piece: Piece) => boolean): ReadonlySet<string> {
  const items = queries.flatMap((query) => selectItems(query) ?? []);
  return new Set(items.flatMap(({ name, expression }) => (name !== undefined && expression.some(is) ? [name] : [])));
}

/** Whether several changes of a row may have become one by what the query does: then nothing is said of it. */
export function isReduced(pieces: readonly Piece[]): boolean {
  const isLimitBy = pieces.some((piece, at) => isWord(piece, "limit") && isWord(pieces[at + 2], "by"));
  const names = pieces.flatMap((piece) => nameOfPiece(piece) ?? []);
  const takesOne = callsIn(pieces).some(({ name }) =>
    /^(argm(ax|in)|row_number|(dense_)?rank|lag|lead|any\w*|last_value)/i.test(name),
  );
  return isLimitBy || takesOne || names.some((name) => /^(before|sign|_sign)$/i.test(name));
}

const INSERT = /^'(c|insert)'$/i;
const UPDATE = /^'(u|update)'$/i;
const DELETE = /^'(d|delete)'$/i;

/** Whether updates count as inserts do: no operation is asked for, or both are, or only deletes are left out. */
export function letsUpdatesThrough(pieces: readonly Piece[]): boolean {
  if (!looksAtOperation(pieces)) return true;
  const texts = pieces.flatMap((piece) => (piece.type === "string" ? [piece.text] : []));
  if (texts.some((text) => UPDATE.test(text))) return texts.some((text) => INSERT.test(text));
  return pieces.some((piece, at) => isDelete(piece) && isUnequal(pieces[at - 2], pieces[at - 1]));
}

export function isDelete(piece: Piece): boolean {
  return piece.type === "string" && DELETE.test(piece.text);
}

function isUnequal(first: Piece | undefined, second: Piece | undefined): boolean {
  return (isSymbol(first, "!") && isSymbol(second, "=")) || (isSymbol(first, "<") && isSymbol(second, ">"));
}
