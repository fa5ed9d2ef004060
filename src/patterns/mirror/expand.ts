import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { ExpandContext } from "../../compiler/model/system.js";
import { columnNames, stringLiteral } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { logsOn } from "../changes/sharing.js";
import { placed, placementOf } from "../clustered/placement.js";
import { reachedBy, shards } from "../clustered/shards.js";
import { fieldsOf, type MirrorColumns, mirrorColumns } from "./columns.js";
import { converted, convertedFields } from "./converted.js";
import { eventResources } from "./events.js";
import { ingestQuery } from "./ingest.js";
import { rowsName } from "./names.js";
import { type MirrorPart, mirrorParts } from "./parts.js";
import { readingQuery } from "./reading-query.js";
import { rejectedQuery } from "./rejected.js";
import { rowsTable } from "./rows.js";
import type { MirrorSpec } from "./schema.js";

/** What a mirror stands for: queue, events, storage, dead letters, fences and the view that people read. */
export function expandMirror(mirror: Resource<MirrorSpec>, context: ExpandContext): readonly Resource[] {
  const parts = mirrorParts(mirror, context.resources);
  const [first] = parts;
  if (first === undefined) return [];
  const columns = mirrorColumns(first.stream, mirror.spec);
  const from = { origin: mirror.origin, madeBy: mirror.address };
  const orderBy = sortingKey(mirror.spec, columns);
  const place = placementOf(mirror.spec.cluster, context.resources);
  const rows = rowsName(mirror.name);
  const table = rowsTable(rows, mirror.spec, columns, orderBy, place);
  const storage = { name: mirror.name, rows: referenceTo(TABLE, rows), columns: table.columns, shardedBy: orderBy };
  const reached = reachedBy(storage, place);
  return placed(place, [
    derived(TABLE, rows, table, from),
    ...shards(storage, place, from),
    ...parts.flatMap((part) => partResources(mirror, part, orderBy, reached, context)),
    derived(
      VIEW,
      mirror.name,
      {
        query: readingQuery(reached, mirror.spec, columns, parts),
        // Its readers need no right to the storage and the fences, whose rows nobody should read as they are.
        sqlSecurity: "DEFINER" as const,
        comment: mirror.spec.comment,
      },
      from,
    ),
  ]);
}

/** How the events of one table come into the storage. */
function partResources(
  mirror: Resource<MirrorSpec>,
  part: MirrorPart,
  orderBy: readonly string[],
  rows: Reference,
  context: ExpandContext,
): readonly Resource[] {
  const { spec } = mirror;
  const { stream, source, names, shared } = part;
  const from = { origin: mirror.origin, madeBy: mirror.address };
  const columns = mirrorColumns(stream, spec);
  const events = referenceTo(TABLE, names.events);
  const placing = placingColumns(spec, columns, orderBy);
  const primaryKey = stream.primaryKey.filter((key) => columns.order.includes(key));
  const logs = logsOn(mirror.address, part.table.address, context.resources);
  const old = new Set([...placing, ...primaryKey, ...(spec.deletes === "keep" ? columns.order : []), ...logs.before]);
  const read = [...columns.read, ...logs.columns.filter(({ name }) => columns.read.every((own) => own.name !== name))];
  const truncated = spec.truncates === "apply" ? [names.truncated] : [];
  return [
    ...eventResources({
      ...from,
      ...names,
      topic: stream.topic,
      cluster: source.spec.kafka,
      consumerGroup: part.consumerGroup,
      consumers: spec.consumers,
      eventFormat: stream.events,
      registry: stream.registry,
      before: fieldsOf(read.filter(({ name }) => old.has(name))),
      after: fieldsOf(read),
      row: convertedFields(columns.read),
      epoch: stream.epoch,
      logged: logs.views.length > 0,
      settings: spec.queueSettings,
      views: [names.ingest, names.rejected, ...truncated, ...logs.views],
    }),
    derived(
      MATERIALIZED_VIEW,
      names.ingest,
      {
        to: rows,
        query: ingestQuery({
          events,
          columns: columns.read,
          primaryKey,
          placing,
          deletes: spec.deletes,
          softDelete: spec.softDelete,
          origin: spec.sourceColumn && { column: spec.sourceColumn.name, label: part.label },
        }),
      },
      from,
    ),
    derived(
      MATERIALIZED_VIEW,
      names.rejected,
      {
        to: referenceTo(TABLE, shared.deadLetters),
        query: rejectedQuery({ events, columns: columns.read, primaryKey, target: mirror.name, value: converted }),
      },
      from,
    ),
    ...truncated.map((name) =>
      derived(
        MATERIALIZED_VIEW,
        name,
        {
          to: referenceTo(TABLE, shared.fences),
          query: sqlOf`SELECT ${stringLiteral(stream.table)} AS scope, event.version + 1 AS version
FROM ${events} AS event
WHERE event.error = '' AND event.op = 't'`,
        },
        from,
      ),
    ),
  ];
}

/** What the storage is sorted by. Rows of different sources may have one key. */
function sortingKey({ orderBy, sourceColumn }: MirrorSpec, columns: MirrorColumns): readonly string[] {
  const known = orderBy.filter((column) => columns.order.includes(column));
  if (sourceColumn === undefined) return known;
  return sourceColumn.first === true ? [sourceColumn.name, ...known] : [...known, sourceColumn.name];
}

/** The columns that decide where a row is stored. An expression's columns are those whose names stand in it. */
function placingColumns(spec: MirrorSpec, columns: MirrorColumns, orderBy: readonly string[]): readonly string[] {
  const partition = spec.partitionBy;
  const names = columns.read.map((column) => column.name);
  const ordered = orderBy.filter((name) => name !== spec.sourceColumn?.name);
  if (partition === undefined) return ordered;
  if (typeof partition === "string")
    return [...new Set([...ordered, partition])].filter((name) => names.includes(name));
  const named = columnNames(partition);
  return [...new Set([...ordered, ...names.filter((name) => named.has(name))])];
}
