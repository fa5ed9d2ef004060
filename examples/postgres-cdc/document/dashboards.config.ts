// The dashboards of the document (lines 671, 798–801, 1089–1113): its queries as panels over the table that it reads them
// from, and its measures of the pipeline by the metrics that its alerts name (lines 688, 709).
import { clickhouse, definePipeline, grafana, kafka, prometheus, promql, secret, sql } from "headrace";

const connector = kafka.connector("inventory-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "database.hostname": "postgres-source",
    "database.user": "debezium_user",
    "database.password": secret("inventory-postgres/password"),
    "database.dbname": "inventory",
    "topic.prefix": "postgres-server",
    "plugin.name": "pgoutput",
    "publication.autocreate.mode": "disabled",
    "heartbeat.interval.ms": 10_000,
  },
});

const events = kafka.topic("postgres-server.inventory.orders", { partitions: 12, replicas: 3, retention: "7d" });

const queue = clickhouse.table("default.orders_queue", {
  columns: { raw_event: "String" },
  engine: {
    type: "Kafka",
    topics: [events],
    consumerGroup: "clickhouse_orders_group",
    format: "JSONAsString",
  },
  settings: { kafka_handle_error_mode: "stream" },
});

const ordersFinal = clickhouse.table("default.orders_final", {
  columns: {
    id: "UInt32",
    order_date: "Date",
    purchaser: "UInt32",
    product_id: "UInt32",
    quantity: "UInt32",
    total_amount: "Float64",
    operation_name: "LowCardinality(String)",
    _synced_at: { type: "DateTime", default: sql`now()` },
    partition_date: { type: "Date", materialized: sql`toDate(order_date)` },
  },
  orderBy: ["order_date", "id", "_synced_at"],
});

const intoFinal = clickhouse.materializedView("default.orders_mv", {
  to: ordersFinal,
  query: sql`
    SELECT
        toUInt32(JSONExtractUInt(raw_event, 'payload', 'after', 'id')) as id,
        toDate('1970-01-01') + JSONExtractInt(raw_event, 'payload', 'after', 'order_date') as order_date,
        toUInt32(JSONExtractUInt(raw_event, 'payload', 'after', 'purchaser')) as purchaser,
        toUInt32(JSONExtractUInt(raw_event, 'payload', 'after', 'product_id')) as product_id,
        toUInt32(JSONExtractUInt(raw_event, 'payload', 'after', 'quantity')) as quantity,
        JSONExtractFloat(raw_event, 'payload', 'after', 'total_amount') as total_amount,
        transform(JSONExtractString(raw_event, 'payload', 'op'), ['c', 'u', 'd'], ['INSERT', 'UPDATE', 'DELETE'], 'READ')
            as operation_name
    FROM ${queue}`,
});

const lags = prometheus.job("kafka-exporter", { targets: ["kafka-exporter:9308"], exposes: "kafka_exporter" });
const server = prometheus.job("clickhouse", { targets: ["clickhouse:9363"], exposes: "clickhouse" });

const business = grafana.dashboard("business", {
  title: "Business Analytics",
  panels: [
    grafana.timeseries("Real-time revenue tracking", {
      query: sql`
        SELECT
          toStartOfHour(_synced_at) as hour,
          sum(multiIf(operation_name='INSERT', total_amount, operation_name='UPDATE', total_amount, 0)) as revenue_added,
          sum(multiIf(operation_name='DELETE', -total_amount, 0)) as revenue_removed,
          count() as transaction_count
        FROM ${ordersFinal}
        WHERE _synced_at >= today()
        GROUP BY hour
        ORDER BY hour DESC`,
    }),
    grafana.timeseries("Customer behavior analysis", {
      query: sql`
        SELECT
          toStartOfDay(_synced_at) as day,
          uniqExact(purchaser) as active_customers,
          count() as total_transactions,
          sum(quantity) as items_sold,
          avg(total_amount) as avg_transaction_value,
          uniqExact(product_id) as unique_products_sold
        FROM ${ordersFinal}
        WHERE _synced_at >= today() - 30
          AND operation_name = 'INSERT'
        GROUP BY day
        ORDER BY day DESC`,
    }),
    grafana.stat("Daily revenue", {
      query: sql`
        SELECT sum(total_amount) as daily_revenue
        FROM ${ordersFinal}
        WHERE partition_date = today()
          AND operation_name IN ('INSERT', 'UPDATE')`,
    }),
  ],
});

const pipeline = grafana.dashboard("cdc", {
  title: "CDC Pipeline Monitoring",
  panels: [
    grafana.timeseries("End-to-end CDC latency", { query: promql`avg(time() - clickhouse_last_sync_timestamp)` }),
    grafana.timeseries("Consumer lag", {
      query: promql`kafka_consumer_lag_sum{group="clickhouse_orders_group"}`,
    }),
  ],
});

export default definePipeline({
  name: "document",
  jobs: [lags, server],
  source: connector,
  tables: [intoFinal],
  dashboards: [business, pipeline],
});
