import { clickhouse, definePipeline, kafka, postgres, secret, sql } from "headrace";

// ── Where the rows come from ────────────────────────────────────────────────
const brokers = kafka.cluster("kafka", { brokers: ["kafka:9092"] });

const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium",
  password: secret("inventory-postgres/password"),
  kafka: brokers,
  topicPrefix: "postgres-server",
  heartbeat: "10s",
  topics: { partitions: 12, replicas: 3, minInsyncReplicas: 2, retention: "7d" },
});

const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: {
    id: "serial primary key",
    order_number: "varchar(50) not null",
    order_date: "date not null default current_date",
    order_time: "timestamp default current_timestamp",
    purchaser: "integer not null",
    quantity: "integer not null",
    product_id: "integer not null",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
    status: "varchar(20) default 'PENDING'",
    created_at: "timestamp default current_timestamp",
    updated_at: "timestamp default current_timestamp",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const customers = postgres.table("inventory.customers", {
  source: inventory,
  columns: {
    id: "serial primary key",
    first_name: "varchar(100) not null",
    last_name: "varchar(100) not null",
    email: "varchar(200) not null",
    registration_date: "date not null",
  },
  primaryKey: ["id"],
});

const products = postgres.table("inventory.products", {
  source: inventory,
  columns: {
    id: "serial primary key",
    name: "varchar(200) not null",
    category: "varchar(50) not null",
    price: "decimal(10,2) not null",
  },
  primaryKey: ["id"],
});

const shipments = postgres.table("inventory.shipments", {
  source: inventory,
  columns: {
    id: "bigserial primary key",
    order_id: "integer not null",
    carrier: "varchar(50) not null",
    shipped_at: "timestamp not null",
    delivered_at: "timestamp",
  },
  primaryKey: ["id"],
});

// ── Where they land ─────────────────────────────────────────────────────────
const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["id"],
  consumers: 3,
  columns: { status: "LowCardinality(String)" },
});
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"] });
const productsNow = clickhouse.mirror("analytics.products", {
  of: products,
  orderBy: ["id"],
  columns: { category: "LowCardinality(String)" },
});
const shipmentsNow = clickhouse.mirror("analytics.shipments", {
  of: shipments,
  orderBy: ["id"],
  columns: { carrier: "LowCardinality(String)" },
});

// ── What is computed ────────────────────────────────────────────────────────
// The document summed inserts and updates alike, which counts an order once for each change. These are recomputed
// from the orders as they are.
const ordersHourly = clickhouse.materializedView("analytics.orders_hourly", {
  refresh: "EVERY 1 MINUTE",
  orderBy: ["hour", "status"],
  ttl: sql`hour + INTERVAL 1 YEAR`,
  query: sql`
    SELECT
        toStartOfHour(assumeNotNull(order_time)) AS hour,
        ifNull(status, '') AS status,
        count() AS orders,
        sum(quantity) AS items,
        sum(total_amount) AS revenue,
        uniqExact(purchaser) AS customers,
        uniqExact(product_id) AS products
    FROM ${ordersNow}
    WHERE order_time IS NOT NULL
    GROUP BY hour, status`,
});

const orderDetails = clickhouse.view("analytics.order_details", {
  comment: "Each order with its customer and product",
  query: sql`
    SELECT
        orders.id AS order_id,
        orders.order_date AS order_date,
        orders.status AS status,
        orders.quantity AS quantity,
        orders.total_amount AS total_amount,
        orders.total_amount - products.price * orders.quantity AS price_difference,
        customers.id AS customer_id,
        concat(customers.first_name, ' ', customers.last_name) AS customer_name,
        dateDiff('day', customers.registration_date, orders.order_date) AS customer_lifetime_days,
        products.name AS product_name,
        products.category AS category
    FROM ${ordersNow} AS orders
    INNER JOIN ${customersNow} AS customers ON customers.id = orders.purchaser
    INNER JOIN ${productsNow} AS products ON products.id = orders.product_id`,
});

const bestCustomers = clickhouse.view("analytics.best_customers", {
  comment: "Customers by revenue of the last 90 days",
  query: sql`
    SELECT
        customer_id,
        any(customer_name) AS customer,
        count() AS orders,
        sum(total_amount) AS revenue,
        avg(total_amount) AS average_order,
        max(order_date) AS last_order
    FROM ${orderDetails}
    WHERE order_date >= today() - 90
    GROUP BY customer_id
    HAVING revenue > 1000
    ORDER BY revenue DESC`,
});

const deliveryTimes = clickhouse.view("analytics.delivery_times", {
  query: sql`
    SELECT
        carrier,
        toStartOfDay(shipped_at) AS day,
        count() AS shipments,
        countIf(delivered_at IS NOT NULL) AS delivered,
        avg(dateDiff('hour', shipped_at, delivered_at)) AS hours_to_delivery
    FROM ${shipmentsNow}
    GROUP BY carrier, day`,
});

export default definePipeline({
  name: "postgres-cdc",
  mirrors: [ordersNow, customersNow, productsNow, shipmentsNow],
  views: [ordersHourly, orderDetails, bestCustomers, deliveryTimes],
});
