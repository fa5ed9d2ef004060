import { clickhouse } from "../page.js";

export const parts = clickhouse(
  "partitions with the most parts",
  "SELECT database, table, partition, count() AS parts, sum(rows) AS rows, formatReadableSize(sum(bytes_on_disk)) AS size",
  "FROM system.parts WHERE active",
  "GROUP BY database, table, partition",
  "ORDER BY parts DESC",
  "LIMIT 10",
);

export const merges = clickhouse(
  "merges that run",
  "SELECT database, table, round(elapsed) AS seconds, round(100 * progress) AS percent, num_parts, is_mutation",
  "FROM system.merges",
  "ORDER BY elapsed DESC",
  "LIMIT 10",
);

export const mutations = clickhouse(
  "mutations that have not come to an end, and why",
  "SELECT database, table, mutation_id, command, create_time, parts_to_do, latest_fail_reason",
  "FROM system.mutations WHERE NOT is_done",
  "ORDER BY create_time",
);

export const largestQueries = clickhouse(
  "the queries that use most memory",
  "SELECT query_id, user, round(elapsed) AS seconds, formatReadableSize(memory_usage) AS memory, left(query, 100) AS begins",
  "FROM system.processes",
  "ORDER BY memory_usage DESC",
  "LIMIT 10",
);

export const memory = clickhouse(
  "where memory is: all, merges, caches",
  "SELECT metric, formatReadableSize(value) AS size",
  "FROM system.metrics",
  "WHERE metric LIKE '%MemoryTracking' OR metric LIKE '%CacheBytes'",
  "ORDER BY value DESC",
  "LIMIT 10",
);

export const dictionaries = clickhouse(
  "the largest dictionaries",
  "SELECT database, name, formatReadableSize(bytes_allocated) AS size, last_exception",
  "FROM system.dictionaries",
  "ORDER BY bytes_allocated DESC",
  "LIMIT 10",
);

export const replicas = clickhouse(
  "replicas that are read-only or behind",
  "SELECT database, table, is_readonly, absolute_delay, queue_size, active_replicas, total_replicas, last_queue_update_exception",
  "FROM system.replicas",
  "WHERE is_readonly OR absolute_delay > 0 OR active_replicas < total_replicas",
  "ORDER BY is_readonly DESC, absolute_delay DESC",
);

export const replicationQueue = clickhouse(
  "what waits to be replicated, and why",
  "SELECT database, table, type, create_time, num_tries, last_exception",
  "FROM system.replication_queue",
  "ORDER BY create_time",
  "LIMIT 10",
);

export const keepers = clickhouse(
  "the keeper that the server is connected to: without a row it has none",
  "SELECT name, host, port, connected_time, is_expired",
  "FROM system.zookeeper_connection",
);

export const refreshes = clickhouse(
  "views whose last refresh failed",
  "SELECT database, view, status, last_success_time, next_refresh_time, exception",
  "FROM system.view_refreshes WHERE exception != ''",
  "ORDER BY last_success_time",
);

export const errors = clickhouse(
  "errors of the last hour",
  "SELECT name, value AS count, last_error_time, last_error_message",
  "FROM system.errors WHERE last_error_time > now() - INTERVAL 1 HOUR",
  "ORDER BY last_error_time DESC",
  "LIMIT 10",
);

export const disks = clickhouse(
  "room on ClickHouse's disks",
  "SELECT name, path, formatReadableSize(free_space) AS free, formatReadableSize(total_space) AS total",
  "FROM system.disks",
);

export const largestTables = clickhouse(
  "the largest tables",
  "SELECT database, table, formatReadableSize(sum(bytes_on_disk)) AS size, sum(rows) AS rows",
  "FROM system.parts WHERE active",
  "GROUP BY database, table",
  "ORDER BY sum(bytes_on_disk) DESC",
  "LIMIT 10",
);

export const uptime = clickhouse(
  "since when it runs",
  "SELECT hostName() AS host, version() AS version, now() - uptime() AS started",
);
