import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  topics: { partitions: 6 },
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "bigint not null",
    customer_id: "integer not null",
    status: "varchar(20) not null",
    amount: "numeric not null",
    coupon: "varchar(20)",
    internal_note: "text",
    placed_at: "timestamptz not null",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["customer_id", "id"],
  partitionBy: sql`toYYYYMM(placed_at)`,
  columns: {
    status: "LowCardinality(String)",
    amount: "Decimal(38, 10)",
    coupon: { null: "" },
    internal_note: "exclude",
  },
  consumers: 3,
  queueSettings: { kafka_flush_interval_ms: 1000 },
});

export default definePipeline({ name: "shop", mirrors: [ordersNow] });
