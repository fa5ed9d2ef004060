import { sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { identifier } from "../../systems/clickhouse/sql/quote.js";
import { element, type ReadColumn, storedValue } from "./columns.js";

export interface IngestOptions {
  readonly events: Reference;
  readonly columns: readonly ReadColumn[];
  /** The source's primary key. */
  readonly primaryKey: readonly string[];
  /** What places a row in the storage: the sorting key and the partition key. */
  readonly placing: readonly string[];
}

/**
 * From events to stored rows. A delete takes its place from `before`, of which only the identity can be trusted. An
 * update that moves a row in the storage (its sorting or partition key changed) writes two rows: a delete at the old
 * place, one version below, and the new row; so no ghost stays.
 */
export function ingestQuery(options: IngestOptions): SqlText {
  const canMove = options.placing.some((column) => !options.primaryKey.includes(column));
  const deleted = canMove ? "_deleted" : "_event.op = 'd'";
  const placing = new Set(options.placing);
  const values = options.columns.map((column) => {
    const after = element("_event.after", column.name);
    const raw = placing.has(column.name) ? `if(${deleted}, ${element("_event.before", column.name)}, ${after})` : after;
    return `    ${storedValue(column, raw)} AS ${identifier(column.name)}`;
  });
  const version = canMove ? "_event.version - (_deleted AND _event.op = 'u')" : "_event.version";
  const select = [...values, `    ${version} AS _version`, `    ${deleted} AS _is_deleted`].join(",\n");
  const keyOf = (tuple: string): string =>
    options.primaryKey.map((column) => `isNotNull(${element(tuple, column)})`).join(" AND ");
  const where = `_event.error = ''
    AND (_event.op IN ('c', 'r', 'u') AND ${keyOf("_event.after")}
        OR _event.op = 'd' AND ${keyOf("_event.before")})`;
  if (!canMove) return sqlOf`SELECT\n${select}\nFROM ${options.events} AS _event\nWHERE ${where}`;
  return sqlOf`SELECT
${select}
FROM ${options.events} AS _event
ARRAY JOIN if(_event.op = 'u' AND (${movedCondition(options)}), [true, false], [_event.op = 'd']) AS _deleted
WHERE ${where}`;
}

/** Whether an update's old and new row have different places, as the storage sees them. */
function movedCondition(options: IngestOptions): string {
  return options.columns
    .filter((column) => options.placing.includes(column.name))
    .map((column) => {
      const before = storedValue(column, element("_event.before", column.name));
      return `${before} != ${storedValue(column, element("_event.after", column.name))}`;
    })
    .join(" OR ");
}
