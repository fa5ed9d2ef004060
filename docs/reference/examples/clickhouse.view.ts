import { clickhouse, definePipeline, sql } from "headrace";

const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", service: "LowCardinality(String)", status: "UInt16" },
  orderBy: ["service", "happened_at"],
});

const failures = clickhouse.view("logs.failures", {
  query: sql`SELECT happened_at, service, status FROM ${requests} WHERE status >= ${500}`,
});

export default definePipeline({ name: "logs", views: [failures] });
