import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

// ── Where the rows come from ────────────────────────────────────────────────
const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"), // a reference; a value never enters the config
  topics: { partitions: 3, replicas: 1, retention: "7d" },
});

const customers = postgres.table("public.customers", {
  source: shop,
  columns: {
    id: "integer not null",
    email: "varchar(200) not null",
    country: "char(2) not null",
    created_at: "timestamptz not null",
  },
  primaryKey: ["id"],
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "bigint not null",
    customer_id: "integer not null",
    status: "varchar(20) not null",
    quantity: "integer not null",
    unit_price: "numeric(10,2) not null",
    total: "numeric(12,2) generated always as (quantity * unit_price) stored",
    note: "text",
    placed_at: "timestamptz not null",
  },
  primaryKey: ["id"],
  replicaIdentity: "full", // `note` can be long: an update that leaves it alone must still carry it
});

// ── Where they land ─────────────────────────────────────────────────────────
// A line each: topic, queue, storage, dead letters and the view that people read follow from it.
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"] });

const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["id"],
  columns: { status: "LowCardinality(String)" },
});

// ── What is computed ────────────────────────────────────────────────────────
// A mirror changes under its readers, so this is recomputed each minute, not summed up; rows older than a year go.
const revenueHourly = clickhouse.materializedView("analytics.revenue_hourly", {
  refresh: "EVERY 1 MINUTE",
  orderBy: ["hour", "country"],
  ttl: sql`toDateTime(hour) + INTERVAL 1 YEAR`,
  query: sql`
    SELECT
        toStartOfHour(orders.placed_at) AS hour,
        customers.country AS country,
        count() AS orders,
        sum(orders.total) AS revenue
    FROM ${ordersNow} AS orders
    INNER JOIN ${customersNow} AS customers ON customers.id = orders.customer_id
    WHERE orders.status != 'cancelled'
    GROUP BY hour, country`,
});

export default definePipeline({
  name: "shop",
  mirrors: [customersNow, ordersNow],
  views: [revenueHourly],
});
