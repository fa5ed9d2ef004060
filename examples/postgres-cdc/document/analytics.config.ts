import { clickhouse, definePipeline, kafka, secret, sql } from "headrace";

// The table of everything joined (lines 943–970), here as a view: as the table that it is, see copy.config.ts; and the
// queries over it and over `orders_final` (973–985, 788–811, 1089–1113).
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
  },
  orderBy: ["order_date", "id", "_synced_at"],
});

const intoFinal = clickhouse.materializedView("default.orders_mv", {
  to: ordersFinal,
  query: sql`
    SELECT
        JSONExtractUInt(raw_event, 'payload', 'after', 'id') as id,
        toDate('1970-01-01') + JSONExtractInt(raw_event, 'payload', 'after', 'order_date') as order_date,
        JSONExtractUInt(raw_event, 'payload', 'after', 'purchaser') as purchaser,
        JSONExtractUInt(raw_event, 'payload', 'after', 'product_id') as product_id,
        JSONExtractUInt(raw_event, 'payload', 'after', 'quantity') as quantity,
        JSONExtractFloat(raw_event, 'payload', 'after', 'total_amount') as total_amount,
        transform(JSONExtractString(raw_event, 'payload', 'op'), ['c', 'u', 'd'], ['INSERT', 'UPDATE', 'DELETE'], 'READ')
            as operation_name
    FROM ${queue}`,
});

const customersFinal = clickhouse.table("default.customers_final", {
  columns: {
    id: "UInt32",
    first_name: "String",
    last_name: "String",
    email: { type: "String", personal: true },
    registration_date: "Date",
  },
  orderBy: ["id"],
});

const productsFinal = clickhouse.table("default.products_final", {
  columns: { id: "UInt32", name: "String", category: "String", price: "Decimal(10, 2)" },
  orderBy: ["id"],
});

const unified = clickhouse.view("default.unified_analytics", {
  query: sql`
    SELECT
        c.id as customer_id,
        c.first_name || ' ' || c.last_name as customer_name,
        c.email as email,
        c.registration_date as registration_date,
        o.id as order_id,
        o.order_date as event_date,
        o.total_amount as total_amount,
        o.quantity as quantity,
        o.operation_name as operation_name,
        p.name as product_name,
        p.category as category,
        p.price as unit_price,
        o.total_amount - (p.price * o.quantity) as discount_amount,
        dateDiff('day', c.registration_date, o.order_date) as customer_lifetime_days
    FROM ${ordersFinal} AS o
    JOIN ${customersFinal} AS c ON o.purchaser = c.id
    JOIN ${productsFinal} AS p ON o.product_id = p.id
    WHERE o.operation_name IN ('INSERT', 'UPDATE')`,
});

const bestCustomers = clickhouse.view("default.best_customers", {
  query: sql`
    SELECT
        customer_name,
        count() as total_orders,
        sum(total_amount) as total_revenue,
        avg(total_amount) as avg_order_value,
        max(event_date) as last_order_date
    FROM ${unified}
    WHERE event_date >= today() - 90
    GROUP BY customer_name
    HAVING total_revenue > 1000
    ORDER BY total_revenue DESC
    LIMIT 50`,
});

const dailyRevenue = clickhouse.view("default.daily_revenue", {
  query: sql`
    SELECT sum(total_amount) as daily_revenue
    FROM ${ordersFinal}
    WHERE order_date = today() AND operation_name IN ('INSERT', 'UPDATE')`,
});

const hourlyRevenue = clickhouse.view("default.hourly_revenue", {
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
});

const customerBehaviour = clickhouse.view("default.customer_behaviour", {
  query: sql`
    SELECT
        toStartOfDay(_synced_at) as day,
        uniqExact(purchaser) as active_customers,
        count() as total_transactions,
        sum(quantity) as items_sold,
        avg(total_amount) as avg_transaction_value,
        uniqExact(product_id) as unique_products_sold
    FROM ${ordersFinal}
    WHERE _synced_at >= today() - 30 AND operation_name = 'INSERT'
    GROUP BY day
    ORDER BY day DESC`,
});

export default definePipeline({
  name: "document",
  connector,
  intoFinal,
  views: [unified, bestCustomers, dailyRevenue, hourlyRevenue, customerBehaviour],
});
