import { clickhouse, sql } from "headrace";
import type { Place, Tables } from "./tables.js";

// ── The pipeline's own measures, from the log of changes ────────────────────

export type Measures = ReturnType<typeof measures>;

export function measures({ orderChanges }: Tables, place: Place) {
  const pipelineHealth = clickhouse.view("analytics.pipeline_health", {
    ...place,
    comment: "Changes of orders on each day, and how long they were on their way",
    query: sql`
      SELECT
          toDate(loaded_at) AS day,
          count() AS changes,
          countIf(operation = 'insert') AS inserts,
          countIf(operation = 'update') AS updates,
          countIf(operation = 'delete') AS deletes,
          round(avg(dateDiff('millisecond', changed_at, loaded_at)) / 1000, 2) AS average_latency_seconds,
          max(dateDiff('millisecond', changed_at, loaded_at)) / 1000 AS longest_latency_seconds,
          uniqExact(toStartOfHour(loaded_at)) AS active_hours,
          round(count() / uniqExact(toStartOfHour(loaded_at)), 2) AS changes_per_active_hour
      FROM ${orderChanges}
      WHERE operation != 'snapshot'
      GROUP BY day
      ORDER BY day DESC`,
  });

  const latencyPerHour = clickhouse.view("analytics.latency_per_hour", {
    ...place,
    query: sql`
      SELECT
          toStartOfHour(loaded_at) AS hour,
          quantiles(0.5, 0.95, 0.99)(dateDiff('millisecond', changed_at, loaded_at) / 1000) AS latency_seconds
      FROM ${orderChanges}
      WHERE operation != 'snapshot'
      GROUP BY hour`,
  });

  // What each change adds to the revenue, and what it takes away: an update does both.
  const revenueChanges = clickhouse.view("analytics.revenue_changes", {
    ...place,
    comment: "Revenue that came and went in each hour",
    query: sql`
      SELECT
          toStartOfHour(changed_at) AS hour,
          sum(if(operation IN ('insert', 'update'), after.quantity * after.unit_price, 0)) AS revenue_added,
          sum(if(operation IN ('update', 'delete'), before.quantity * before.unit_price, 0)) AS revenue_removed,
          count() AS changes
      FROM ${orderChanges}
      WHERE operation != 'snapshot'
      GROUP BY hour
      ORDER BY hour DESC`,
  });

  return { pipelineHealth, latencyPerHour, revenueChanges };
}
