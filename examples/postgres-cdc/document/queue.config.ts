import { clickhouse, definePipeline, kafka, postgres, secret, sql } from "headrace";

// The queue, the table and the view between them (lines 326–383), as the document has them.
const inventory = postgres.source("inventory-connector", {
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
    order_number: "varchar(50) not null",
    order_date: "date not null default current_date",
    order_time: "timestamp default current_timestamp",
    purchaser: "integer not null references inventory.customers(id)",
    quantity: "integer not null check (quantity > 0)",
    product_id: "integer not null references inventory.products(id)",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
    status: "varchar(20) default 'PENDING'",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

// As the connector of four tables has it: nothing on converters, decimals or heartbeats.
const connector = kafka.connector("inventory-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "database.hostname": "postgres-source",
    "database.user": "debezium_user",
    "database.password": secret("inventory-postgres/password"),
    "database.dbname": "inventory",
    "topic.prefix": "postgres-server",
    "publication.name": "debezium_pub",
    "plugin.name": "pgoutput",
    "table.include.list": "inventory\\.orders",
  },
});

const events = kafka.topic("postgres-server.inventory.orders", { partitions: 12, replicas: 3, retention: "7d" });

// The topics of heartbeats and of schema changes (lines 83–84).
const heartbeat = kafka.topic("postgres-server.heartbeat", { partitions: 1, replicas: 3 });
const schemaChanges = kafka.topic("postgres-server.schema-changes", { partitions: 1, replicas: 3 });

const queue = clickhouse.table("default.orders_queue", {
  columns: { raw_event: "String" },
  engine: {
    type: "Kafka",
    topics: [events],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONAsString",
    consumers: 3,
  },
  settings: { kafka_max_block_size: 1048576, kafka_flush_interval_ms: 7500 },
});

const ordersFinal = clickhouse.table("default.orders_final", {
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
      default: sql`multiIf(operation='c','INSERT',operation='u','UPDATE',operation='d','DELETE','READ')`,
    },
    source_ts_ms: "UInt64",
    processing_ts_ms: { type: "UInt64", default: sql`toUnixTimestamp64Milli(now())` },
    _synced_at: { type: "DateTime", default: sql`now()` },
    partition_date: { type: "Date", materialized: sql`toDate(order_date)` },
  },
  engine: "MergeTree",
  partitionBy: "partition_date",
  orderBy: ["partition_date", "id", "_synced_at"],
  settings: { index_granularity: 8192 },
});

const intoFinal = clickhouse.materializedView("default.orders_mv", {
  to: ordersFinal,
  query: sql`
    SELECT
        JSONExtractUInt(raw_event, 'payload', 'after', 'id') as id,
        JSONExtractString(raw_event, 'payload', 'after', 'order_number') as order_number,
        toDate(JSONExtractString(raw_event, 'payload', 'after', 'order_date')) as order_date,
        toDateTime(JSONExtractString(raw_event, 'payload', 'after', 'order_time')) as order_time,
        JSONExtractUInt(raw_event, 'payload', 'after', 'purchaser') as purchaser,
        JSONExtractUInt(raw_event, 'payload', 'after', 'quantity') as quantity,
        JSONExtractUInt(raw_event, 'payload', 'after', 'product_id') as product_id,
        toDecimal64(JSONExtractString(raw_event, 'payload', 'after', 'unit_price'), 2) as unit_price,
        toDecimal64(JSONExtractString(raw_event, 'payload', 'after', 'total_amount'), 2) as total_amount,
        JSONExtractString(raw_event, 'payload', 'after', 'status') as status,
        JSONExtractString(raw_event, 'payload', 'op') as operation,
        JSONExtractUInt(raw_event, 'payload', 'source', 'ts_ms') as source_ts_ms,
        toUnixTimestamp64Milli(now()) as processing_ts_ms
    FROM ${queue}
    WHERE isNotNull(JSONExtractString(raw_event, 'payload', 'after', 'id'))`,
});

export default definePipeline({
  name: "document",
  tables: [orders],
  connector,
  topics: [heartbeat, schemaChanges],
  views: [intoFinal],
});
