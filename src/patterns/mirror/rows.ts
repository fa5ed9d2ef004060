import { sqlOf } from "../../compiler/model/derived.js";
import type { SqlText } from "../../compiler/model/reference.js";
import { stringLiteral } from "../../systems/clickhouse/public.js";
import type { ColumnSpec, TABLE } from "../../systems/clickhouse/schema/table.js";
import type { Placement } from "../clustered/placement.js";
import { replicatedInShard } from "../clustered/replicated.js";
import { type MirrorColumns, storedType } from "./columns.js";
import type { MirrorSpec } from "./schema.js";
import { sparingDeleted } from "./ttl.js";

/** Every version of each row, until they merge. */
export function rowsTable(
  name: string,
  spec: MirrorSpec,
  columns: MirrorColumns,
  orderBy: readonly string[],
  place?: Placement,
): (typeof TABLE)["spec"] & object {
  const hasProjections = Object.keys(spec.projections).length > 0;
  return {
    columns: storedColumns(spec, columns),
    engine: replicatedInShard(
      { type: "ReplacingMergeTree", version: "_version", isDeleted: "_is_deleted" },
      name,
      place,
    ),
    orderBy: [...orderBy],
    primaryKey: spec.primaryKey,
    partitionBy: spec.partitionBy,
    sampleBy: spec.sampleBy,
    ttl: spec.ttl && sparingDeleted(spec.ttl),
    indexes: spec.indexes,
    projections: spec.projections,
    constraints: {},
    // Rows that are replaced must be replaced in projections, too: without a word on it the table is refused.
    settings: { ...(hasProjections ? { deduplicate_merge_projection_mode: "rebuild" } : {}), ...spec.settings },
  };
}

function storedColumns(spec: MirrorSpec, columns: MirrorColumns): Record<string, ColumnSpec> {
  const byName = new Map<string, ColumnSpec>();
  for (const column of columns.read) {
    const type = storedType({ nullable: column.nullable, type: column.reading.type });
    const constant = column.default === undefined ? undefined : { $sql: [column.default] };
    const { codec, ttl, comment } = column;
    byName.set(column.name, { type, default: constant, codec, ttl, comment });
  }
  for (const column of columns.computed) {
    byName.set(column.name, { type: storedType(column), alias: computedValue(column), comment: column.comment });
  }
  const ordered = columns.order.map((name): [string, ColumnSpec] => [name, byName.get(name) ?? { type: "String" }]);
  const { sourceColumn } = spec;
  return {
    ...(sourceColumn === undefined ? {} : { [sourceColumn.name]: { type: "LowCardinality(String)" } }),
    ...Object.fromEntries(ordered),
    ...Object.fromEntries(
      Object.entries(spec.extra).map(([name, { type, expression, stored, codec, comment }]): [string, ColumnSpec] => [
        name,
        { type, [stored ? "materialized" : "alias"]: expression, codec, comment },
      ]),
    ),
    ...(spec.deletes === "keep" ? { [spec.softDelete]: { type: "Bool", comment: "Deleted at the source" } } : {}),
    _version: { type: "UInt128", comment: "Grows with the order of commits at the source" },
    _is_deleted: { type: "UInt8" },
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
