import { referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { literal, splitName } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";

/** Names of the metrics, for the alerts and panels that are about them. */
export const MEASURES = {
  deadLetters: "pipeline_dead_letters",
  columnsRefused: "pipeline_columns_refused",
  queueIdle: "pipeline_queue_idle_seconds",
  queueExceptions: "pipeline_queue_exceptions",
  rows: "pipeline_table_rows",
  bytes: "pipeline_table_bytes",
  parts: "pipeline_partition_parts",
  mutationsFailed: "pipeline_mutations_failed",
  refreshAge: "pipeline_refresh_age_seconds",
  refreshFailed: "pipeline_refresh_failed",
} as const;

/** A metric over what stands on one cluster. */
export interface Definition {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly query: SqlText;
}

/** What can be asked of these objects. */
export function definitions(objects: readonly Resource[]): readonly Definition[] {
  const databases = [...new Set(objects.flatMap(({ name }) => splitName(name).database ?? []))].sort();
  const within = `database IN (${databases.map((each) => literal(each)).join(", ")})`;
  const tables = ofKind(objects, TABLE);
  const isRefreshed = ofKind(objects, MATERIALIZED_VIEW).some(
    ({ spec }) => "refresh" in spec && spec.refresh !== undefined,
  );
  const letters = tables
    .filter(({ name }) => name.endsWith("_dead_letters"))
    .map(({ name }) => referenceTo(TABLE, name));
  return [
    ...(letters.length === 0 ? [] : [deadLetters(letters), columnsRefused(letters)]),
    ...(tables.some(({ spec }) => spec.engine.type === "Kafka") ? queueMeasures(within) : []),
    ...tableMeasures(within),
    ...(isRefreshed ? refreshMeasures(within) : []),
  ];
}

function deadLetters(tables: readonly Reference[]): Definition {
  const each = tables.map(
    (table) => sqlOf`SELECT target, problem, count() AS value FROM ${table} FINAL GROUP BY target, problem`,
  );
  const [one = sqlOf``, ...more] = each;
  return {
    name: MEASURES.deadLetters,
    help: "What mirrors and logs could not take as it came, and is kept as dead letters",
    labels: ["target", "problem"],
    query: more.reduce((all, next) => sqlOf`${all}\nUNION ALL\n${next}`, one),
  };
}

/**
 * A value that does not fit is one row's mistake; of many rows, or where there is none and must be one, the table at the
 * source is no longer as the config says.
 */
function columnsRefused(tables: readonly Reference[]): Definition {
  const each = tables.map(
    (
      table,
    ) => sqlOf`SELECT target, column, if(letter.value = 'NULL', 'missing', 'other') AS is, uniqExact(topic, partition, offset) AS value
FROM ${table} AS letter
WHERE problem = 'value' AND received_at > now() - INTERVAL 1 HOUR
GROUP BY target, column, is`,
  );
  const [one = sqlOf``, ...more] = each;
  return {
    name: MEASURES.columnsRefused,
    help: "Events of the last hour whose column had no value that fits, by what it had instead",
    labels: ["target", "column", "is"],
    query: more.reduce((all, next) => sqlOf`${all}\nUNION ALL\n${next}`, one),
  };
}

/** https://clickhouse.com/docs/operations/system-tables/kafka_consumers */
function queueMeasures(within: string): readonly Definition[] {
  return [
    {
      name: MEASURES.queueIdle,
      help: "Seconds since a queue last asked Kafka for messages",
      labels: ["table"],
      query: sqlOf`SELECT concat(database, '.', table) AS table, dateDiff('second', max(last_poll_time), now()) AS value
FROM system.kafka_consumers
WHERE ${within}
GROUP BY table`,
    },
    {
      name: MEASURES.queueExceptions,
      help: "Exceptions of a queue's consumers in the last five minutes",
      labels: ["table"],
      query: sqlOf`SELECT concat(database, '.', table) AS table, sum(arrayCount(time -> time > now() - 300, exceptions.time)) AS value
FROM system.kafka_consumers
WHERE ${within}
GROUP BY table`,
    },
  ];
}

/** https://clickhouse.com/docs/operations/system-tables/parts and …/mutations */
function tableMeasures(within: string): readonly Definition[] {
  const perTable = (name: string, help: string, value: string, from: string): Definition => ({
    name,
    help,
    labels: ["table"],
    query: sqlOf`SELECT concat(database, '.', table) AS table, ${value} AS value\nFROM ${from}\nGROUP BY table`,
  });
  const parts = `system.parts\nWHERE active AND ${within}`;
  const partitions = `(SELECT database, table, partition_id, count() AS parts FROM system.parts WHERE active AND ${within} GROUP BY ALL)`;
  const mutations = `system.mutations\nWHERE NOT is_done AND latest_fail_reason != '' AND ${within}`;
  return [
    perTable(MEASURES.rows, "Rows of a table as they are stored, older versions among them", "sum(rows)", parts),
    perTable(MEASURES.bytes, "Bytes of a table on disk", "sum(bytes_on_disk)", parts),
    perTable(MEASURES.parts, "Parts in the partition of a table that has the most", "max(parts)", partitions),
    perTable(MEASURES.mutationsFailed, "Mutations of a table that fail and are tried again", "count()", mutations),
  ];
}

/** https://clickhouse.com/docs/operations/system-tables/view_refreshes */
function refreshMeasures(within: string): readonly Definition[] {
  return [
    {
      name: MEASURES.refreshAge,
      help: "Seconds since a view was last refreshed without an error",
      labels: ["view"],
      query: sqlOf`SELECT concat(database, '.', view) AS view, dateDiff('second', last_success_time, now()) AS value
FROM system.view_refreshes
WHERE ${within}`,
    },
    {
      name: MEASURES.refreshFailed,
      help: "Whether the last refresh of a view failed",
      labels: ["view"],
      query: sqlOf`SELECT concat(database, '.', view) AS view, exception != '' AS value
FROM system.view_refreshes
WHERE ${within}`,
    },
  ];
}
