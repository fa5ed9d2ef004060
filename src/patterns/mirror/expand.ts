import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { SqlText } from "../../compiler/model/reference.js";
import { type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { Stream } from "../../compiler/model/stream.js";
import type { ExpandContext } from "../../compiler/model/system.js";
import { type ColumnSpec, TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/sql/quote.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { TABLE as SOURCE_TABLE } from "../../systems/postgres/schema/table.js";
import { streamOf } from "../../systems/postgres/stream.js";
import { type MirrorColumns, mirrorColumns, type ReadColumn, storedType } from "./columns.js";
import { eventResources } from "./events.js";
import { ingestQuery } from "./ingest.js";
import { mirrorNames, sourceNames } from "./names.js";
import { rejectedQuery } from "./rejected.js";
import type { MirrorSpec } from "./schema.js";

/** What a mirror stands for: queue, events, storage, dead letters, fences and the view that people read. */
export function expandMirror(mirror: Resource<MirrorSpec>, context: ExpandContext): readonly Resource[] {
  const table = resourceAt(context.resources, mirror.spec.of.$ref, SOURCE_TABLE);
  const source = table === undefined ? undefined : resourceAt(context.resources, table.spec.source.$ref, SOURCE);
  if (table === undefined || source === undefined) return [];
  const stream = streamOf(table, source);
  const columns = mirrorColumns(stream, mirror.spec);
  const names = mirrorNames(mirror.name);
  const shared = sourceNames(mirror.name, table.spec.source);
  const from = { origin: mirror.origin, madeBy: mirror.address };
  const events = referenceTo(TABLE, names.events);
  const known = new Set(columns.order);
  const orderBy = mirror.spec.orderBy.filter((column) => known.has(column));
  const placing = placingColumns(mirror.spec, columns, orderBy);
  const deadLetters = referenceTo(TABLE, shared.deadLetters);
  const fences = referenceTo(TABLE, shared.fences);

  return [
    derived(TABLE, names.rows, rowsTable(mirror.spec, columns, orderBy), from),
    ...eventResources({
      ...from,
      ...names,
      topic: stream.topic,
      cluster: source.spec.kafka,
      consumerGroup: mirror.spec.consumerGroup ?? `clickhouse.${mirror.name}`,
      consumers: mirror.spec.consumers,
      before: tupleOf(
        columns.read.filter((column) => placing.includes(column.name) || stream.primaryKey.includes(column.name)),
      ),
      after: tupleOf(columns.read),
      epoch: stream.epoch,
      settings: mirror.spec.queueSettings,
      views: [names.ingest, names.rejected, names.truncated],
    }),
    derived(
      MATERIALIZED_VIEW,
      names.ingest,
      {
        to: referenceTo(TABLE, names.rows),
        query: ingestQuery({
          events,
          columns: columns.read,
          primaryKey: stream.primaryKey.filter((key) => known.has(key)),
          placing,
        }),
      },
      from,
    ),
    derived(
      MATERIALIZED_VIEW,
      names.rejected,
      {
        to: deadLetters,
        query: rejectedQuery(
          events,
          columns.read,
          stream.primaryKey.filter((key) => known.has(key)),
        ),
      },
      from,
    ),
    derived(
      MATERIALIZED_VIEW,
      names.truncated,
      {
        to: fences,
        query: sqlOf`SELECT ${stringLiteral(stream.table)} AS scope, event.version + 1 AS version
FROM ${events} AS event
WHERE event.error = '' AND event.op = 't'`,
      },
      from,
    ),
    derived(
      VIEW,
      names.view,
      { query: readingQuery(columns, names.rows, shared.fences, stream), comment: mirror.spec.comment },
      from,
    ),
  ];
}

/** The columns that decide where a row is stored. An expression's columns are those whose names stand in it. */
function placingColumns(spec: MirrorSpec, columns: MirrorColumns, orderBy: readonly string[]): readonly string[] {
  const partition = spec.partitionBy;
  const names = columns.read.map((column) => column.name);
  if (partition === undefined) return orderBy;
  if (typeof partition === "string")
    return [...new Set([...orderBy, partition])].filter((name) => names.includes(name));
  const text = partition.$sql.filter((part) => typeof part === "string").join(" ");
  const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return [...new Set([...orderBy, ...names.filter((name) => words.has(name))])];
}

function tupleOf(columns: readonly ReadColumn[]): string {
  return `Tuple(${columns.map((column) => `${identifier(column.name)} ${column.reading.queueType}`).join(", ")})`;
}

function rowsTable(
  spec: MirrorSpec,
  columns: MirrorColumns,
  orderBy: readonly string[],
): (typeof TABLE)["spec"] & object {
  const byName = new Map<string, ColumnSpec>();
  for (const column of columns.read) {
    const type = storedType({ nullable: column.nullable, type: column.reading.type });
    byName.set(column.name, { type, codec: column.codec, comment: column.comment });
  }
  for (const column of columns.computed) {
    byName.set(column.name, { type: storedType(column), materialized: computedValue(column), comment: column.comment });
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
function readingQuery(columns: MirrorColumns, rows: string, fences: string, stream: Stream): SqlText {
  const list = columns.order.map((name) => `    ${identifier(name)}`).join(",\n");
  return sqlOf`SELECT
${list}
FROM ${referenceTo(TABLE, rows)} FINAL
WHERE _version >= (SELECT max(version) FROM ${referenceTo(TABLE, fences)} WHERE scope IN ('', ${stringLiteral(stream.table)}))`;
}
