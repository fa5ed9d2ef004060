import { clickhouse, definePipeline, secret, sql } from "headrace";

const main = clickhouse.cluster("main", {
  shards: [
    { replicas: ["clickhouse-1-1:9000", "clickhouse-1-2:9000"] },
    { replicas: ["clickhouse-2-1:9000", "clickhouse-2-2:9000"] },
  ],
  secret: secret("clickhouse/cluster-secret"),
  keeper: ["keeper-1:9181", "keeper-2:9181", "keeper-3:9181"],
});

const stored = clickhouse.table("logs.requests_local", {
  cluster: main,
  columns: { happened_at: "DateTime", service: "LowCardinality(String)", status: "UInt16" },
  engine: "ReplicatedMergeTree",
  orderBy: ["service", "happened_at"],
});

const requests = clickhouse.table("logs.requests", {
  cluster: main,
  columns: { happened_at: "DateTime", service: "LowCardinality(String)", status: "UInt16" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql`cityHash64(service)` },
});

export default definePipeline({ name: "logs", tables: [requests] });
