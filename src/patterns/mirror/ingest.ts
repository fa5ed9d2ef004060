import { sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";
import { convertedBefore, keyCondition, type ReadColumn, storedOf } from "./columns.js";
import { converted } from "./converted.js";

export interface IngestOptions {
  readonly events: Reference;
  readonly columns: readonly ReadColumn[];
  /** The source's primary key. */
  readonly primaryKey: readonly string[];
  /** What places a row in the storage: the sorting key and the partition key. */
  readonly placing: readonly string[];
  readonly deletes: "apply" | "ignore" | "keep";
  /** The column that marks kept rows. */
  readonly softDelete: string;
  /** The column that says which source a row is from, and what it says. */
  readonly origin?: { readonly column: string; readonly label: string } | undefined;
}

/**
 * From events to stored rows. A delete takes its place from `before`, of which only the identity can be trusted. An
 * update that moves a row in the storage (its sorting or partition key changed) writes two rows: a delete at the old
 * place and the new row; so no ghost stays. A delete stands one below its event's version: where the delete and the
 * create of a changed key, which share a position, meet at one place, the row that was created stays.
 */
export function ingestQuery(options: IngestOptions): SqlText {
  const { deletes } = options;
  const canMove = options.placing.some((column) => !options.primaryKey.includes(column));
  const isDelete = "(_event.op = 'd')";
  // What goes from its place: a row that was moved, and one that was deleted, unless these are kept.
  const gone = canMove ? "_deleted" : deletes === "apply" ? isDelete : "false";
  const old = deletes !== "keep" ? gone : canMove ? `(_deleted OR ${isDelete})` : isDelete;
  const placing = new Set(options.placing);
  const values = options.columns.map((column) => {
    const after = converted(column, "_event");
    const isOld = old !== "false" && (deletes === "keep" || placing.has(column.name));
    const value = isOld ? `if(${old}, ${convertedBefore(column, "_event")}, ${after})` : after;
    return `    ${storedOf(column, value)} AS ${identifier(column.name)}`;
  });
  const { origin } = options;
  const select = [
    ...(origin === undefined ? [] : [`    ${stringLiteral(origin.label)} AS ${identifier(origin.column)}`]),
    ...values,
    ...(deletes === "keep" ? [`    ${isDelete} AS ${identifier(options.softDelete)}`] : []),
    `    _event.version - ${old} AS _version`,
    `    ${gone} AS _is_deleted`,
  ].join(",\n");
  const keys = options.columns.filter((column) => options.primaryKey.includes(column.name));
  const written = `_event.op IN ('c', 'r', 'u') AND ${keyCondition(keys, (key) => converted(key, "_event"))}`;
  const where =
    deletes === "ignore"
      ? `_event.error = ''\n    AND ${written}`
      : `_event.error = ''
    AND (${written}
        OR _event.op = 'd' AND ${keyCondition(keys, (key) => convertedBefore(key, "_event"))})`;
  if (!canMove) return sqlOf`SELECT\n${select}\nFROM ${options.events} AS _event\nWHERE ${where}`;
  return sqlOf`SELECT
${select}
FROM ${options.events} AS _event
ARRAY JOIN if(_event.op = 'u' AND (${movedCondition(options)}), [true, false], [${deletes === "apply" ? "_event.op = 'd'" : "false"}]) AS _deleted
WHERE ${where}`;
}

/** Whether an update's old and new row have different places, as the storage sees them. */
function movedCondition(options: IngestOptions): string {
  return options.columns
    .filter((column) => options.placing.includes(column.name))
    .map((column) => {
      const before = storedOf(column, convertedBefore(column, "_event"));
      const after = storedOf(column, converted(column, "_event"));
      return `${before} ${column.nullable ? "IS DISTINCT FROM" : "!="} ${after}`;
    })
    .join(" OR ");
}
