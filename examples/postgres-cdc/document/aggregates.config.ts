import { clickhouse, definePipeline, kafka, secret, sql } from "headrace";

// The hourly table and its view (lines 386–409), over what the queue brings.
const connector = kafka.connector("inventory-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "database.hostname": "postgres-source",
    "database.user": "debezium_user",
    "database.password": secret("inventory-postgres/password"),
    "database.dbname": "inventory",
    "topic.prefix": "postgres-server",
    "plugin.name": "pgoutput",
    "table.include.list": "inventory\\.orders",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter.schemas.enable": false,
    "decimal.handling.mode": "string",
    "heartbeat.interval.ms": 10_000,
    "publication.autocreate.mode": "disabled",
  },
});

const events = kafka.topic("postgres-server.inventory.orders", { partitions: 12, replicas: 3, retention: "7d" });

const queue = clickhouse.table("default.orders_queue", {
  columns: { raw_event: "String" },
  engine: { type: "Kafka", topics: [events], consumerGroup: "clickhouse_orders_group", format: "JSONAsString" },
});

const ordersFinal = clickhouse.table("default.orders_final", {
  columns: {
    id: "UInt32",
    purchaser: "UInt32",
    quantity: "UInt32",
    product_id: "UInt32",
    total_amount: "Decimal64(2)",
    operation_name: "LowCardinality(String)",
    _synced_at: { type: "DateTime", default: sql`now()` },
  },
  orderBy: ["id"],
});

const intoFinal = clickhouse.materializedView("default.orders_mv", {
  to: ordersFinal,
  query: sql`
    SELECT
        JSONExtractUInt(raw_event, 'after', 'id') as id,
        JSONExtractUInt(raw_event, 'after', 'purchaser') as purchaser,
        JSONExtractUInt(raw_event, 'after', 'quantity') as quantity,
        JSONExtractUInt(raw_event, 'after', 'product_id') as product_id,
        toDecimal64OrZero(JSONExtractString(raw_event, 'after', 'total_amount'), 2) as total_amount,
        JSONExtractString(raw_event, 'op') as operation_name
    FROM ${queue}`,
});

const ordersHourly = clickhouse.table("default.orders_hourly_agg", {
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
  settings: { index_granularity: 8192 },
});

const intoHourly = clickhouse.materializedView("default.orders_hourly_mv", {
  to: ordersHourly,
  query: sql`
    SELECT
        toStartOfHour(_synced_at) as hour,
        operation_name as operation,
        count() as record_count,
        sum(quantity) as total_quantity,
        sum(total_amount) as total_amount,
        uniqExact(purchaser) as unique_customers,
        uniqExact(product_id) as unique_products
    FROM ${ordersFinal}
    GROUP BY hour, operation`,
});

export default definePipeline({ name: "document", connector, views: [intoFinal, intoHourly] });
