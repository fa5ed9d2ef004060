import { clickhouse, definePipeline, sql } from "headrace";

// The cluster and the table over its shards (lines 498–528).
const nodes = clickhouse.cluster("cluster_3_replicas", {
  shards: [
    { replicas: ["clickhouse-node1:9000", "clickhouse-node2:9000"] },
    { replicas: ["clickhouse-node3:9000", "clickhouse-node4:9000"] },
  ],
});

const ordersFinal = clickhouse.table("default.orders_final", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  engine: "MergeTree",
  orderBy: ["order_date", "id"],
  cluster: nodes,
});

const ordersDistributed = clickhouse.table("default.orders_distributed", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  engine: {
    type: "Distributed",
    cluster: nodes,
    table: ordersFinal,
    shardingKey: sql`rand()`,
  },
});

export default definePipeline({ name: "document", ordersDistributed });
