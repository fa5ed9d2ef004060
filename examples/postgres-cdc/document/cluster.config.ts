import { clickhouse, definePipeline, kafka, sql } from "headrace";

// The cluster and the table over its shards (lines 498–528).
const nodes = clickhouse.cluster("cluster_3_replicas", {
  shards: [
    { replicas: ["clickhouse-node1:9000", "clickhouse-node2:9000"], internalReplication: false },
    { replicas: ["clickhouse-node3:9000", "clickhouse-node4:9000"], internalReplication: false },
  ],
});

const events = kafka.topic("postgres-server.inventory.orders", { partitions: 12, replicas: 3, retention: "7d" });

// Its rows come from each node's own queue, as on one server.
const queue = clickhouse.table("default.orders_queue", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  engine: {
    type: "Kafka",
    topics: [events],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONEachRow",
  },
  settings: { kafka_handle_error_mode: "stream" },
  cluster: nodes,
});

const ordersFinal = clickhouse.table("default.orders_final", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  engine: "MergeTree",
  orderBy: ["order_date", "id"],
  cluster: nodes,
});

const intoFinal = clickhouse.materializedView("default.orders_mv", {
  to: ordersFinal,
  query: sql`SELECT id, order_date, total_amount FROM ${queue} WHERE _error = ''`,
  cluster: nodes,
});

const ordersDistributed = clickhouse.table("default.orders_distributed", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  engine: { type: "Distributed", cluster: nodes, table: ordersFinal, shardingKey: sql`rand()` },
  cluster: nodes,
});

// The same over a table that keeps one row of each order, which is the first thing that one would mend.
const ordersReplaced = clickhouse.table("default.orders_replaced", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)", version: "UInt64" },
  engine: { type: "ReplicatedReplacingMergeTree", version: "version" },
  orderBy: ["id"],
  cluster: nodes,
});

const replacedDistributed = clickhouse.table("default.orders_replaced_distributed", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)", version: "UInt64" },
  engine: { type: "Distributed", cluster: nodes, table: ordersReplaced, shardingKey: sql`rand()` },
  cluster: nodes,
});

export default definePipeline({
  name: "document",
  tables: [ordersDistributed, replacedDistributed],
  views: [intoFinal],
});
