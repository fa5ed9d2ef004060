import { clickhouse, kafka, postgres, secret } from "headrace";

// What live tests run: only the addresses and the pace are a test's.
const cluster = kafka.cluster("kafka", { brokers: [process.env.HEADRACE_LIVE_BROKER ?? "kafka:9092"] });

const shop = postgres.source("shop", {
  host: "127.0.0.1",
  port: Number(process.env.HEADRACE_LIVE_POSTGRES_PORT ?? 5432),
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  kafka: cluster,
  heartbeat: "1s",
  topics: { partitions: 3 },
  connector: { "poll.interval.ms": 100 },
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
  replicaIdentity: "full",
});

const orderLines = postgres.table("public.order_lines", {
  source: shop,
  columns: {
    order_id: "integer not null",
    line: "smallint not null",
    quantity: "integer not null",
    price: "numeric(10,2) not null",
  },
  primaryKey: ["order_id", "line"],
});

// Sorted by a column that changes: an update moves the row.
const accounts = postgres.table("public.accounts", {
  source: shop,
  columns: { id: "bigint not null", region: "varchar(10) not null", balance: "numeric(14,2) not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const readings = postgres.table("public.readings", {
  source: shop,
  columns: {
    id: "uuid not null",
    amount: "numeric(12,4)",
    measured_on: "date",
    measured_at: "timestamp",
    valid: "boolean not null",
    tags: "text[] not null",
    details: "jsonb",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const queueSettings = { kafka_flush_interval_ms: 200, kafka_poll_timeout_ms: 50 };

export const ordersNow = clickhouse.mirror("live.orders", {
  of: orders,
  orderBy: ["id"],
  columns: { status: "LowCardinality(String)" },
  queueSettings,
});

export const mirrors = [
  ordersNow,
  clickhouse.mirror("live.order_lines", { of: orderLines, orderBy: ["order_id", "line"], queueSettings }),
  clickhouse.mirror("live.accounts", { of: accounts, orderBy: ["region", "id"], queueSettings }),
  clickhouse.mirror("live.readings", { of: readings, orderBy: ["id"], queueSettings }),
];
