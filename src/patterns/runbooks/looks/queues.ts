import { literal, qualifiedName, splitName } from "../../../systems/clickhouse/public.js";
import { type Block, clickhouse } from "../page.js";
import type { Scene } from "../scene.js";

const MOST_NAMED = 12;

/** `(database, table) IN (…)` of these; of many their databases. */
function among(names: readonly string[], table: string): string {
  const split = names.map((name) => splitName(name));
  const databases = [...new Set(split.map(({ database = "default" }) => database))].sort();
  const tables = split.map(({ object }) => object);
  const within = `database IN (${databases.map((each) => literal(each)).join(", ")})`;
  return names.length > MOST_NAMED
    ? within
    : `${within} AND ${table} IN (${tables.map((each) => literal(each)).join(", ")})`;
}

/** What each queue has read, and what it met. */
export function consumers({ consumptions }: Scene): readonly Block[] {
  const queues = consumptions.flatMap(({ queue, kafka }) => (kafka === undefined ? [] : [queue.name]));
  if (queues.length === 0) return [];
  return [
    clickhouse(
      "what each queue reads, since when, and the exceptions that it met",
      "SELECT database, table, last_poll_time, num_messages_read, assignments.partition_id AS partitions,",
      "       assignments.current_offset AS offsets, exceptions.time AS at, exceptions.text AS exceptions",
      "FROM system.kafka_consumers",
      `WHERE ${among(queues, "table")}`,
      "ORDER BY table, partitions",
    ),
  ];
}

/** A queue reads nothing while no view is on it. */
export function attached({ consumptions }: Scene): readonly Block[] {
  if (consumptions.length === 0) return [];
  const names = consumptions.flatMap(({ queue, views }) => [queue.name, ...views.map(({ name }) => name)]);
  return [
    clickhouse(
      `whether the queues and the views that take from them are there: ${names.length > MOST_NAMED ? "each queue has its view" : `${names.length} rows`}`,
      "SELECT database, name, engine",
      "FROM system.tables",
      `WHERE ${among(names, "name")} AND engine IN ('Kafka', 'MaterializedView')`,
      "ORDER BY name",
    ),
  ];
}

/** A queue that was taken away and put back asks anew; its group keeps the offsets. */
export function putBack({ consumptions }: Scene): readonly Block[] {
  const [first] = consumptions;
  if (first === undefined) return [];
  const name = qualifiedName(first.queue.name);
  return [
    clickhouse(
      "takes a queue away and puts it back; the name of the one that the alert names",
      `DETACH TABLE ${name} SYNC;`,
      `ATTACH TABLE ${name}`,
    ),
  ];
}

const RECENT = "received_at > now() - INTERVAL 1 DAY";

export function deadLetters({ deadLetters: tables }: Scene): readonly Block[] {
  return tables
    .slice(0, 3)
    .flatMap((table) => [
      clickhouse(
        "what could not be taken within a day, and why",
        "SELECT target, problem, `column`, count() AS letters, max(received_at) AS latest, any(error) AS example",
        `FROM ${qualifiedName(table)} FINAL`,
        `WHERE ${RECENT}`,
        "GROUP BY target, problem, `column`",
        "ORDER BY latest DESC",
      ),
      clickhouse(
        "the last of them, with where they stand in Kafka",
        "SELECT received_at, target, topic, `partition`, `offset`, error, left(value, 200) AS begins",
        `FROM ${qualifiedName(table)} FINAL`,
        "ORDER BY received_at DESC",
        "LIMIT 10",
      ),
    ]);
}
