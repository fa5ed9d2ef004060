/** Makes a table with those columns of a server's `system.query_log` that pages read: the embedded engine keeps no log. */
// https://clickhouse.com/docs/operations/system-tables/query_log
export const QUERY_LOG: readonly string[] = [
  "CREATE DATABASE IF NOT EXISTS server",
  `CREATE TABLE server.query_log (
    type Enum8('QueryStart' = 1, 'QueryFinish' = 2, 'ExceptionBeforeStart' = 3, 'ExceptionWhileProcessing' = 4),
    event_time DateTime, query_duration_ms UInt64, read_rows UInt64, query String, normalized_query_hash UInt64,
    query_kind LowCardinality(String), exception_code Int32, exception String, user String, tables Array(LowCardinality(String)), initial_address IPv6
  ) ENGINE = Memory`,
];

/** A query that reads that table instead. */
export function ofQueryLog(query: string): string {
  return query.replaceAll("system.query_log", "server.query_log");
}
