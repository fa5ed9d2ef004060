import { clickhouse, definePipeline, sql } from "headrace";

// `orders_final` (lines 336–361) with the one change that is usually made to it: an engine that replaces rows. Its
// partitions and its sorting key, left as they are, keep it from doing so.
const ordersFinal = clickhouse.table("default.orders_final", {
  columns: {
    id: "UInt32",
    order_date: "Date",
    total_amount: "Decimal64(2)",
    _synced_at: { type: "DateTime", default: sql`now()` },
    partition_date: { type: "Date", materialized: sql`toDate(order_date)` },
  },
  engine: { type: "ReplacingMergeTree", version: "_synced_at" },
  partitionBy: "partition_date",
  orderBy: ["id", "_synced_at"],
});

const orders = clickhouse.view("default.orders_today", {
  query: sql`SELECT sum(total_amount) AS revenue FROM ${ordersFinal} WHERE partition_date = today()`,
});

export default definePipeline({ name: "document", orders });
