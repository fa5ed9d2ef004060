import { clickhouse } from "../page.js";

const DENIED = 497;

export const denials = clickhouse(
  "statements that were refused within an hour, by whom",
  "SELECT user, initial_address, count() AS times, max(event_time) AS latest, any(left(query, 100)) AS begins,",
  "       any(left(exception, 200)) AS refused",
  "FROM system.query_log",
  `WHERE event_time > now() - INTERVAL 1 HOUR AND exception_code = ${DENIED}`,
  "GROUP BY user, initial_address",
  "ORDER BY latest DESC",
);

export const failedInserts = clickhouse(
  "inserts that failed within an hour, by whom and why",
  "SELECT user, tables, count() AS times, max(event_time) AS latest, any(left(exception, 200)) AS why",
  "FROM system.query_log",
  "WHERE event_time > now() - INTERVAL 1 HOUR AND query_kind = 'Insert' AND exception_code != 0",
  "GROUP BY user, tables",
  "ORDER BY latest DESC",
  "LIMIT 10",
);

export const slowerQueries = clickhouse(
  "kinds of queries that take longer than a day ago",
  "SELECT normalized_query_hash AS kind, any(left(query, 100)) AS begins,",
  "       round(avgIf(query_duration_ms, event_time > now() - INTERVAL 1 HOUR)) AS now_ms,",
  "       round(avgIf(query_duration_ms, event_time < now() - INTERVAL 1 DAY)) AS then_ms,",
  "       round(avgIf(read_rows, event_time > now() - INTERVAL 1 HOUR)) AS now_rows,",
  "       round(avgIf(read_rows, event_time < now() - INTERVAL 1 DAY)) AS then_rows",
  "FROM system.query_log",
  "WHERE type = 'QueryFinish' AND query_kind = 'Select' AND event_time > now() - INTERVAL 25 HOUR",
  "  AND (event_time > now() - INTERVAL 1 HOUR OR event_time < now() - INTERVAL 1 DAY)",
  "GROUP BY kind HAVING now_ms > then_ms",
  "ORDER BY now_ms - then_ms DESC",
  "LIMIT 10",
);
