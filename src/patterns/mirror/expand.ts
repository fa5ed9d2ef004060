import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import { type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { ExpandContext } from "../../compiler/model/system.js";
import { columnNames, stringLiteral } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { streamOf } from "../../systems/postgres/public.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { TABLE as SOURCE_TABLE } from "../../systems/postgres/schema/table.js";
import { type MirrorColumns, mirrorColumns, type ReadColumn } from "./columns.js";
import { convertedFields } from "./converted.js";
import type { EventField } from "./event-queue.js";
import { eventResources } from "./events.js";
import { ingestQuery } from "./ingest.js";
import { mirrorNames, sourceNames } from "./names.js";
import { rejectedQuery } from "./rejected.js";
import { readingQuery, rowsTable } from "./rows.js";
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
  const primaryKey = stream.primaryKey.filter((key) => known.has(key));

  return [
    derived(TABLE, names.rows, rowsTable(mirror.spec, columns, orderBy), from),
    ...eventResources({
      ...from,
      ...names,
      topic: stream.topic,
      cluster: source.spec.kafka,
      consumerGroup: mirror.spec.consumerGroup ?? `clickhouse.${mirror.name}`,
      consumers: mirror.spec.consumers,
      eventFormat: stream.events,
      registry: stream.registry,
      before: fieldsOf(columns.read.filter(({ name }) => placing.includes(name) || primaryKey.includes(name))),
      after: fieldsOf(columns.read),
      row: convertedFields(columns.read),
      epoch: stream.epoch,
      settings: mirror.spec.queueSettings,
      views: [names.ingest, names.rejected, ...(stream.truncates ? [names.truncated] : [])],
    }),
    derived(
      MATERIALIZED_VIEW,
      names.ingest,
      {
        to: referenceTo(TABLE, names.rows),
        query: ingestQuery({ events, columns: columns.read, primaryKey, placing }),
      },
      from,
    ),
    derived(
      MATERIALIZED_VIEW,
      names.rejected,
      {
        to: referenceTo(TABLE, shared.deadLetters),
        query: rejectedQuery(events, columns.read, primaryKey),
      },
      from,
    ),
    ...(stream.truncates
      ? [
          derived(
            MATERIALIZED_VIEW,
            names.truncated,
            {
              to: referenceTo(TABLE, shared.fences),
              query: sqlOf`SELECT ${stringLiteral(stream.table)} AS scope, event.version + 1 AS version
FROM ${events} AS event
WHERE event.error = '' AND event.op = 't'`,
            },
            from,
          ),
        ]
      : []),
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
  const named = columnNames(partition);
  return [...new Set([...orderBy, ...names.filter((name) => named.has(name))])];
}

function fieldsOf(columns: readonly ReadColumn[]): readonly EventField[] {
  return columns.map(({ name, reading }) => ({ name, type: reading.queueType }));
}
