import {
  clickhouse,
  definePipeline,
  grafana,
  monitoring,
  postgres,
  prometheus,
  promql,
  secret,
  slo,
  sql,
} from "headrace";

// Everything that reads a column, and beside each one something that does not: views, metrics, records, alerts, panels.
const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "bigint not null",
    placed_at: "timestamptz not null",
    amount: "numeric(10,2) not null",
    country: "char(2) not null",
  },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const revenue = clickhouse.view("analytics.revenue", {
  query: sql`SELECT country, sum(amount) AS revenue FROM ${ordersNow} GROUP BY country`,
});
const countries = clickhouse.view("analytics.countries", { query: sql`SELECT DISTINCT country FROM ${ordersNow}` });
// Reads what a view makes of the column, not the column.
const best = clickhouse.view("analytics.best", { query: sql`SELECT max(revenue) AS best FROM ${revenue}` });

const earned = clickhouse.metric("shop_revenue_last_hour", {
  help: "Revenue of the last hour",
  labels: ["country"],
  query: sql`
    SELECT country, sum(amount) AS value
    FROM ${ordersNow}
    WHERE placed_at > now() - INTERVAL 1 HOUR
    GROUP BY country`,
});
const placed = clickhouse.metric("shop_orders_last_hour", {
  help: "Orders of the last hour",
  query: sql`SELECT count() AS value FROM ${ordersNow} WHERE placed_at > now() - INTERVAL 1 HOUR`,
});
const inAll = prometheus.record("shop:revenue:sum", { expr: promql`sum(${earned})` });

const alert = { for: "30m", severity: "warning", description: "{{ $value }}", runbook: "See the shop." } as const;
const nothingEarned = prometheus.alert("NothingEarned", {
  ...alert,
  expr: promql`sum by (country) (${earned}) < 1`,
  summary: "Nothing was earned in {{ $labels.country }}",
});
const nothingInAll = prometheus.alert("NothingInAll", { ...alert, expr: promql`${inAll} < 1`, summary: "Nothing" });
const byName = prometheus.alert("LittleEarned", {
  ...alert,
  expr: promql`shop_revenue_last_hour < 10`,
  summary: "Little was earned in {{ $labels.country }}",
});
const nobodyOrders = prometheus.alert("NobodyOrders", {
  ...alert,
  expr: promql`${placed} < 1`,
  summary: "Nobody orders",
});
const selling = slo("selling", { objective: 99, ratio: promql`min(${earned} > bool 0)`, description: "We sell." });

const board = grafana.dashboard("sales", {
  title: "Sales",
  panels: [
    grafana.timeseries("Revenue", {
      query: sql`
        SELECT toStartOfHour(placed_at) AS time, sum(amount) AS revenue
        FROM ${ordersNow}
        WHERE $__timeFilter(placed_at)
        GROUP BY time
        ORDER BY time`,
    }),
    grafana.timeseries("Orders", {
      query: sql`
        SELECT toStartOfHour(placed_at) AS time, count() AS orders
        FROM ${ordersNow}
        WHERE $__timeFilter(placed_at)
        GROUP BY time
        ORDER BY time`,
    }),
    grafana.stat("Earned", { query: promql`sum(${earned})` }),
    grafana.table("Earned by country", { query: promql`${earned}` }),
    grafana.stat("Placed", { query: promql`${placed}` }),
  ],
});

export default definePipeline({
  name: "shop",
  tables: [ordersNow, revenue, countries, best],
  metrics: [earned, placed, inAll],
  alerts: [nothingEarned, nothingInAll, byName, nobodyOrders, selling],
  board,
  watch: monitoring({ notify: { slack: secret("alerting/slack-url") }, measures: secret("clickhouse/monitoring") }),
});
