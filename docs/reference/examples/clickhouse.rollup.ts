import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

// Rows that are only ever added: each insert adds to the sums.
const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", service: "LowCardinality(String)", status: "UInt16", seconds: "Float64" },
  orderBy: ["service", "happened_at"],
  ttl: sql`happened_at + INTERVAL 30 DAY`,
});
const perMinute = clickhouse.rollup("logs.requests_per_minute", {
  of: requests,
  time: "happened_at",
  bucket: "1 minute",
  groupBy: ["service"],
  measures: {
    requests: sql`count()`,
    failures: sql`countIf(status >= 500)`,
    slowest_tenth: sql`quantile(0.9)(seconds)`,
  },
  ttl: "1 year",
});

// A mirror changes under its readers: its rollup is computed anew.
const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "integer not null",
    status: "varchar(20) not null",
    amount: "numeric(12,2) not null",
    placed_at: "timestamp not null",
  },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const revenue = clickhouse.rollup("analytics.revenue_daily", {
  of: ordersNow,
  time: "placed_at",
  bucket: "1 day",
  groupBy: ["status"],
  measures: { orders: sql`count()`, revenue: sql`sum(amount)`, per_order: sql`sum(amount) / count()` },
  refresh: "EVERY 5 MINUTE",
});

export default definePipeline({ name: "shop", rollups: [perMinute, revenue] });
