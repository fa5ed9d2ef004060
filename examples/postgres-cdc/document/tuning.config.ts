import { clickhouse, definePipeline, kafka, sql } from "headrace";

// Brokers, topic and consumers (lines 470–490, 531–547).
const brokers = kafka.cluster("kafka", {
  brokers: ["kafka:9092"],
  size: 1,
  properties: {
    "num.network.threads": 8,
    "num.io.threads": 8,
    "socket.send.buffer.bytes": 102_400,
    "socket.receive.buffer.bytes": 102_400,
    "socket.request.max.bytes": 104_857_600,
    "log.flush.interval.messages": 10_000,
    "log.flush.interval.ms": 1000,
    "replica.fetch.max.bytes": 1_048_576,
  },
});

const events = kafka.topic("postgres-server.inventory.orders", {
  cluster: brokers,
  partitions: 12,
  replicas: 3,
  minInsyncReplicas: 2,
  key: ["purchaser"],
  config: { "partition-key": "purchaser" },
});

const queue = clickhouse.table("default.orders_queue", {
  columns: { raw_event: "String" },
  engine: {
    type: "Kafka",
    cluster: brokers,
    topics: [events],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONAsString",
    consumers: 12,
  },
  settings: {
    kafka_max_block_size: 1_048_576,
    kafka_flush_interval_ms: 7500,
    kafka_poll_timeout_ms: 5000,
    kafka_skip_broken_messages: 1000,
    fetch_min_bytes: 1024,
    fetch_max_wait: 500,
  },
});

const kept = clickhouse.table("default.orders_raw", { columns: { raw_event: "String" }, orderBy: [] });
const intoKept = clickhouse.materializedView("default.orders_raw_mv", {
  to: kept,
  query: sql`SELECT raw_event FROM ${queue}`,
});

export default definePipeline({ name: "document", views: [intoKept] });
