import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

// The table with codecs (lines 449–461), and the columns that are added (464–467), filled from the source's events.
const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium_user",
  password: secret("inventory-postgres/password"),
  topicPrefix: "postgres-server",
});

const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: {
    id: "serial primary key",
    order_date: "date not null",
    purchaser: "integer not null",
    quantity: "integer not null check (quantity > 0)",
    product_id: "integer not null",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
  },
  primaryKey: ["id"],
});

const queue = clickhouse.table("default.orders_optimized_queue", {
  columns: { raw_event: "String" },
  engine: {
    type: "Kafka",
    topics: ["postgres-server.inventory.orders"],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONAsString",
  },
  settings: { kafka_handle_error_mode: "stream" },
});

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

// The queue's view with the document's paths: there is no `payload` in what the source's own connector writes.
const intoOptimized = clickhouse.materializedView("default.orders_optimized_mv", {
  to: ordersOptimized,
  query: sql`
    SELECT
        JSONExtractUInt(raw_event, 'payload', 'after', 'id') as id,
        toDate('1970-01-01') + JSONExtractInt(raw_event, 'payload', 'after', 'order_date') as order_date,
        JSONExtractUInt(raw_event, 'payload', 'after', 'purchaser') as purchaser,
        JSONExtractUInt(raw_event, 'payload', 'after', 'quantity') as quantity,
        JSONExtractUInt(raw_event, 'payload', 'after', 'product_id') as product_id,
        toDecimal64OrZero(JSONExtractString(raw_event, 'payload', 'after', 'total_amount'), 2) as total_amount,
        JSONExtractString(raw_event, 'payload', 'op') as operation,
        now() as _synced_at
    FROM ${queue}
    WHERE JSONExtractString(raw_event, 'payload', 'op') != 'd'`,
});

export default definePipeline({
  name: "document",
  mirror: clickhouse.mirror("default.orders", { of: orders, orderBy: ["id"] }),
  ordersOptimized,
  intoOptimized,
});
