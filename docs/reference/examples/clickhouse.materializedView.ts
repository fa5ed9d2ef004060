import { clickhouse, definePipeline, sql } from "headrace";

const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", service: "LowCardinality(String)", status: "UInt16" },
  orderBy: ["service", "happened_at"],
});

// Incremental, with a table of its own: rows are only ever added to `requests`, so they may be summed up.
const perMinute = clickhouse.materializedView("logs.requests_per_minute", {
  engine: "SummingMergeTree",
  orderBy: ["minute", "service"],
  query: sql`
    SELECT toStartOfMinute(happened_at) AS minute, service, count() AS requests
    FROM ${requests}
    GROUP BY minute, service`,
});

// Incremental, into a table that is declared elsewhere.
const errors = clickhouse.table("logs.errors", {
  columns: { happened_at: "DateTime", service: "LowCardinality(String)" },
  orderBy: ["happened_at"],
});
const intoErrors = clickhouse.materializedView("logs.requests_to_errors", {
  to: errors,
  query: sql`SELECT happened_at, service FROM ${requests} WHERE status >= 500`,
});

// Refreshable: recomputed on schedule, so what it reads may change under it.
const busiest = clickhouse.materializedView("logs.busiest_services", {
  refresh: "EVERY 10 MINUTE",
  orderBy: ["service"],
  query: sql`SELECT service, sum(requests) AS requests FROM ${perMinute} GROUP BY service`,
});

export default definePipeline({ name: "logs", views: [perMinute, intoErrors, busiest] });
