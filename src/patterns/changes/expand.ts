import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { ExpandContext } from "../../compiler/model/system.js";
import { identifier } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { placed, placementOf } from "../clustered/placement.js";
import { reachedBy, shards } from "../clustered/shards.js";
import { fieldsOf } from "../mirror/columns.js";
import { eventResources } from "../mirror/events.js";
import { sourceNames } from "../mirror/names.js";
import { rejectedQuery } from "../mirror/rejected.js";
import { type LogColumns, type LoggedTable, loggedColumns, loggedTable } from "./columns.js";
import { logQuery } from "./ingest.js";
import { logNames } from "./names.js";
import { logTable } from "./rows.js";
import type { ChangesSpec } from "./schema.js";
import { hostOf } from "./sharing.js";

/** What a log of changes stands for: storage, the view that fills it, dead letters, and the view that people read. */
export function expandChanges(changes: Resource<ChangesSpec>, context: ExpandContext): readonly Resource[] {
  const logged = loggedTable(changes, context.resources);
  if (logged === undefined) return [];
  const { spec } = changes;
  const from = { origin: changes.origin, madeBy: changes.address };
  const columns = loggedColumns(spec, logged);
  const names = logNames(changes.name);
  const host = hostOf(changes, context.resources);
  const events = referenceTo(TABLE, (host?.names ?? names).events);
  const place = placementOf(spec.cluster, context.resources);
  const rows = logTable(names.rows, spec, columns, place);
  const primaryKey = columns.keys.map(({ name }) => name);
  // The changes of one row stay together; those of no row, a TRUNCATE's, are few.
  const storage = {
    name: changes.name,
    rows: referenceTo(TABLE, names.rows),
    columns: rows.columns,
    shardedBy: primaryKey,
  };
  const reached = reachedBy(storage, place);
  const deadLetters = sourceNames(changes.name, { $ref: logged.source.address }).deadLetters;
  return placed(place, [
    derived(TABLE, names.rows, rows, from),
    ...shards(storage, place, from),
    ...(host === undefined ? ownQueue(changes, logged, columns) : []),
    derived(MATERIALIZED_VIEW, names.ingest, { to: reached, query: logQuery(events, columns, spec) }, from),
    derived(
      MATERIALIZED_VIEW,
      names.rejected,
      {
        to: referenceTo(TABLE, deadLetters),
        query: rejectedQuery({
          events,
          columns: columns.read.map((column) =>
            primaryKey.includes(column.name) ? column : { ...column, mustNotBeNull: false },
          ),
          primaryKey,
          target: changes.name,
          ordered: false,
        }),
      },
      from,
    ),
    derived(
      VIEW,
      changes.name,
      {
        query: sqlOf`SELECT
${Object.keys(rows.columns)
  .filter((name) => name !== "_earliness")
  .map((name) => `    ${identifier(name)}`)
  .join(",\n")}
FROM ${reached} FINAL`,
        // As with a mirror, its readers need no right to the storage.
        sqlSecurity: "DEFINER" as const,
        comment: spec.comment,
      },
      from,
    ),
  ]);
}

function ownQueue(changes: Resource<ChangesSpec>, logged: LoggedTable, columns: LogColumns): readonly Resource[] {
  const { name, spec } = changes;
  const names = logNames(name);
  const old = new Set([...columns.keys, ...columns.before].map((column) => column.name));
  return eventResources({
    ...names,
    origin: changes.origin,
    madeBy: changes.address,
    topic: logged.stream.topic,
    cluster: logged.source.spec.kafka,
    consumerGroup: spec.consumerGroup ?? `clickhouse.${name}`,
    consumers: spec.consumers ?? 1,
    eventFormat: logged.stream.events,
    registry: logged.stream.registry,
    before: fieldsOf(columns.read.filter((column) => old.has(column.name))),
    after: fieldsOf(columns.read),
    row: [],
    epoch: logged.stream.epoch,
    logged: true,
    settings: spec.queueSettings ?? {},
    views: [names.ingest, names.rejected],
  });
}
