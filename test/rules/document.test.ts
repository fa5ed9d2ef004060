import { expect, test } from "vitest";
import { call, SHOP, sql } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

// The data path of a hand-written pipeline, as its authors published it (the system of examples/postgres-cdc): what is
// wrong in it is found, each fault at its place. Only names of databases are added.
const CONNECTOR = call("kafka.connector", "inventory-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: { "topic.prefix": "postgres-server", "value.converter.schemas.enable": false },
});
const TOPIC = call("kafka.topic", "postgres-server.inventory.orders", { partitions: 12, replicas: 3 });
const QUEUE = call("clickhouse.table", "a.orders_queue", {
  columns: { raw_event: "String" },
  engine: {
    type: "Kafka",
    topics: [{ $ref: "kafka.topic/postgres-server.inventory.orders" }],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONAsString",
    consumers: 3,
  },
  settings: { kafka_max_block_size: 1048576, kafka_flush_interval_ms: 7500 },
});
const FINAL = call("clickhouse.table", "a.orders_final", {
  columns: {
    id: "UInt32",
    order_number: "String",
    order_date: "Date",
    order_time: "DateTime",
    purchaser: "UInt32",
    quantity: "UInt32",
    product_id: "UInt32",
    unit_price: "Decimal64(2)",
    total_amount: "Decimal64(2)",
    status: "String",
    operation: "LowCardinality(String)",
    operation_name: {
      type: "LowCardinality(String)",
      default: sql("multiIf(operation='c','INSERT',operation='u','UPDATE',operation='d','DELETE','READ')"),
    },
    source_ts_ms: "UInt64",
    processing_ts_ms: { type: "UInt64", default: sql("toUnixTimestamp64Milli(now())") },
    _synced_at: { type: "DateTime", default: sql("now()") },
    partition_date: { type: "Date", materialized: sql("toDate(order_date)") },
  },
  partitionBy: "partition_date",
  orderBy: ["partition_date", "id", "_synced_at"],
});
const field = (type: string, ...path: readonly string[]) =>
  `JSONExtract${type}(raw_event, ${path.map((each) => `'${each}'`).join(", ")})`;
const after = (type: string, name: string) => field(type, "payload", "after", name);
const INTO_FINAL = call("clickhouse.materializedView", "a.orders_mv", {
  to: { $ref: "clickhouse.table/a.orders_final" },
  query: sql(`SELECT
    ${after("UInt", "id")} as id,
    ${after("String", "order_number")} as order_number,
    toDate(${after("String", "order_date")}) as order_date,
    toDateTime(${after("String", "order_time")}) as order_time,
    ${after("UInt", "purchaser")} as purchaser,
    ${after("UInt", "quantity")} as quantity,
    ${after("UInt", "product_id")} as product_id,
    toDecimal64(${after("String", "unit_price")}, 2) as unit_price,
    toDecimal64(${after("String", "total_amount")}, 2) as total_amount,
    ${after("String", "status")} as status,
    ${field("String", "payload", "op")} as operation,
    ${field("UInt", "payload", "source", "ts_ms")} as source_ts_ms,
    toUnixTimestamp64Milli(now()) as processing_ts_ms
FROM a.orders_queue
WHERE isNotNull(${after("String", "id")})`),
});
const HOURLY = call("clickhouse.table", "a.orders_hourly_agg", {
  columns: {
    hour: "DateTime",
    operation: "LowCardinality(String)",
    record_count: "UInt32",
    total_quantity: "UInt64",
    total_amount: "Decimal64(2)",
    unique_customers: "UInt32",
    unique_products: "UInt32",
  },
  engine: "SummingMergeTree",
  orderBy: ["hour", "operation"],
});
const INTO_HOURLY = call("clickhouse.materializedView", "a.orders_hourly_mv", {
  to: { $ref: "clickhouse.table/a.orders_hourly_agg" },
  query: sql(`SELECT
    toStartOfHour(_synced_at) as hour,
    operation_name as operation,
    count() as record_count,
    sum(quantity) as total_quantity,
    sum(total_amount) as total_amount,
    uniqExact(purchaser) as unique_customers,
    uniqExact(product_id) as unique_products
FROM a.orders_final
GROUP BY hour, operation`),
});

test("the document's data path", () => {
  expect([...found(SHOP, CONNECTOR, TOPIC, QUEUE, FINAL, INTO_FINAL, HOURLY, INTO_HOURLY)].sort()).toEqual([
    "clickhouse/deletes-dropped clickhouse.materializedView/a.orders_mv query after",
    "clickhouse/envelope-path clickhouse.materializedView/a.orders_mv query 'payload'",
    "clickhouse/json-never-null clickhouse.materializedView/a.orders_mv query JSONExtractString",
    "clickhouse/queue-view-can-throw clickhouse.materializedView/a.orders_mv query toDate",
    "clickhouse/queue-view-can-throw clickhouse.materializedView/a.orders_mv query toDateTime",
    "clickhouse/queue-view-can-throw clickhouse.materializedView/a.orders_mv query toDecimal64",
    "clickhouse/sum-of-no-sums clickhouse.materializedView/a.orders_hourly_mv query unique_customers",
    "clickhouse/sum-of-no-sums clickhouse.materializedView/a.orders_hourly_mv query unique_products",
    "clickhouse/too-many-partitions clickhouse.table/a.orders_final partitionBy",
    "clickhouse/updates-summed clickhouse.materializedView/a.orders_hourly_mv query count",
  ]);
});
