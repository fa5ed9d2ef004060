import {
  clickhouse,
  definePipeline,
  kafka,
  monitoring,
  postgres,
  prometheus,
  promql,
  secret,
  slo,
  sql,
} from "headrace";

// The pipeline of runbooks.test.ts: its pages name these servers, and are followed on them.
const cluster = kafka.cluster("kafka", { brokers: [process.env.HEADRACE_LIVE_BROKER ?? "kafka:9092"] });

const shop = postgres.source("shop", {
  host: "127.0.0.1",
  port: Number(process.env.HEADRACE_LIVE_POSTGRES_PORT ?? 5432),
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  slotGrowthLimit: "1GB",
  kafka: cluster,
  heartbeat: "1s",
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null", placed_at: "timestamptz not null" },
  primaryKey: ["id"],
});

const queueSettings = { kafka_flush_interval_ms: 200, kafka_poll_timeout_ms: 50 };
const now = clickhouse.mirror("live.orders", { of: orders, orderBy: ["id"], queueSettings });

const perDay = clickhouse.view("live.orders_per_day", {
  comment: "Orders of each day",
  query: sql`SELECT toDate(placed_at) AS day, count() AS orders FROM ${now} GROUP BY day`,
});
const paid = clickhouse.metric("live_orders_paid", {
  help: "Orders that were paid",
  query: sql`SELECT count() AS value FROM ${now} WHERE status = 'paid'`,
});

export default definePipeline({
  name: "runbooks",
  tables: [now, perDay],
  metrics: [paid],
  promised: slo("freshness", {
    objective: 99,
    ratio: promql`max(debezium_metrics_MilliSecondsBehindSource) < bool 60000`,
  }),
  own: prometheus.alert("NobodyPays", {
    expr: promql`${paid} < 1`,
    for: "1h",
    severity: "warning",
    summary: "Nobody pays",
    description: "{{ $value }} orders are paid.",
  }),
  watch: monitoring({
    notify: { webhook: "http://127.0.0.1:9/" },
    measures: secret("clickhouse/monitoring"),
    owner: { runbooks: "https://runbooks.example.com" },
  }),
});
