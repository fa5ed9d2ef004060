import { referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { SqlText } from "../../compiler/model/reference.js";
import type { Stream } from "../../compiler/model/stream.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";
import { type ColumnSpec, TABLE } from "../../systems/clickhouse/schema/table.js";
import { type MirrorColumns, storedType } from "./columns.js";
import type { MirrorSpec } from "./schema.js";

/** Every version of each row, until they merge. */
export function rowsTable(
  spec: MirrorSpec,
  columns: MirrorColumns,
  orderBy: readonly string[],
): (typeof TABLE)["spec"] & object {
  const byName = new Map<string, ColumnSpec>();
  for (const column of columns.read) {
    const type = storedType({ nullable: column.nullable, type: column.reading.type });
    const constant = column.default === undefined ? undefined : { $sql: [column.default] };
    byName.set(column.name, { type, default: constant, codec: column.codec, comment: column.comment });
  }
  for (const column of columns.computed) {
    byName.set(column.name, { type: storedType(column), alias: computedValue(column), comment: column.comment });
  }
  const ordered = columns.order.map((name): [string, ColumnSpec] => [name, byName.get(name) ?? { type: "String" }]);
  return {
    columns: {
      ...Object.fromEntries(ordered),
      _version: { type: "UInt128", comment: "Grows with the order of commits at the source" },
      _is_deleted: { type: "UInt8" },
    },
    engine: { type: "ReplacingMergeTree", version: "_version", isDeleted: "_is_deleted" },
    orderBy: [...orderBy],
    partitionBy: spec.partitionBy,
    indexes: {},
    projections: {},
    constraints: {},
    settings: spec.settings,
  };
}

/** Computed when it is read: an expression that throws must not stop the mirror, and of a deleted row nothing is known. */
function computedValue(column: {
  readonly type: string;
  readonly nullable: boolean;
  readonly expression: SqlText;
}): SqlText {
  const type = stringLiteral(column.type);
  if (/String\)?$/.test(column.type)) return sqlOf`${column.expression}`;
  const converted = sqlOf`accurateCastOrNull(${column.expression}, ${type})`;
  return column.nullable ? converted : sqlOf`ifNull(${converted}, defaultValueOfTypeName(${type}))`;
}

/**
 * The newest version of each row that is not deleted and not below the fence: what a TRUNCATE or a new snapshot has
 * done away with is still stored, but no longer read.
 */
export function readingQuery(columns: MirrorColumns, rows: string, fences: string, stream: Stream): SqlText {
  const list = columns.order.map((name) => `    ${identifier(name)}`).join(",\n");
  return sqlOf`SELECT
${list}
FROM ${referenceTo(TABLE, rows)} FINAL
WHERE _version >= (SELECT max(version) FROM ${referenceTo(TABLE, fences)} WHERE scope IN ('', ${stringLiteral(stream.table)}))`;
}
