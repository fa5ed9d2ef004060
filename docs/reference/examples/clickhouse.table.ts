import { clickhouse, definePipeline, sql } from "headrace";

const requests = clickhouse.table("logs.requests", {
  columns: {
    happened_at: { type: "DateTime64(3, 'UTC')", codec: "Delta, ZSTD(1)" },
    service: "LowCardinality(String)",
    status: "UInt16",
    message: { type: "String", codec: "ZSTD(3)" },
    failed: { type: "Bool", materialized: sql`status >= 500` },
  },
  engine: "MergeTree",
  orderBy: ["service", "happened_at"],
  partitionBy: sql`toYYYYMM(happened_at)`,
  ttl: sql`toDateTime(happened_at) + INTERVAL 30 DAY`,
  indexes: { words: { expression: "message", type: "tokenbf_v1(10240, 3, 0)", granularity: 4 } },
  constraints: { known_status: sql`status BETWEEN 100 AND 599` },
  settings: { index_granularity: 4096 },
});

export default definePipeline({ name: "logs", tables: [requests] });
