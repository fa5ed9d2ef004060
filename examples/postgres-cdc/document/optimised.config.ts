import { clickhouse, definePipeline, sql } from "headrace";

// The table with codecs (lines 449–461), and the columns that are added (464–467).
const ordersOptimized = clickhouse.table("default.orders_optimized", {
  columns: {
    id: { type: "UInt32", codec: "DoubleDelta" },
    order_date: { type: "Date", codec: "DoubleDelta" },
    purchaser: { type: "UInt32", codec: "T64, ZSTD" },
    quantity: { type: "UInt16", codec: "T64" },
    product_id: { type: "UInt32", codec: "Delta, ZSTD" },
    total_amount: { type: "Decimal64(2)", codec: "T64, ZSTD" },
    operation: "LowCardinality(String)",
    _synced_at: { type: "DateTime", codec: "DoubleDelta" },
    order_month: { type: "UInt32", materialized: sql`toYYYYMM(order_date)` },
    order_hour: { type: "UInt8", materialized: sql`toHour(_synced_at)` },
  },
  orderBy: [sql`toYYYYMM(order_date)`, "id"],
  settings: { index_granularity: 8192, merge_max_block_size: 8192 },
});

export default definePipeline({ name: "document", ordersOptimized });
