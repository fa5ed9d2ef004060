import { clickhouse, definePipeline, grafana, promql, sql } from "headrace";

const orders = clickhouse.table("shop.orders", {
  columns: { id: "UInt64", created_at: "DateTime", country: "LowCardinality(String)", total: "Decimal(12, 2)" },
  orderBy: ["created_at", "id"],
});

const revenue = grafana.dashboard("revenue", {
  title: "Revenue",
  refresh: "1m",
  from: "now-24h",
  variables: [
    { name: "country", type: "query", query: sql`SELECT DISTINCT country FROM ${orders}`, multi: true, all: true },
  ],
  panels: [
    grafana.stat("Today", {
      query: sql`SELECT sum(total) AS revenue FROM ${orders} WHERE created_at >= today()`,
      unit: "currencyUSD",
    }),
    grafana.stat("Consumer lag", {
      query: promql`sum(kafka_consumergroup_lag)`,
      thresholds: [{ color: "green" }, { value: 1000, color: "red" }],
    }),
    grafana.row("Over time", {
      panels: [
        grafana.timeseries("Revenue by country", {
          query: sql`
            SELECT $__timeInterval(created_at) AS time, country, sum(total) AS revenue
            FROM ${orders}
            WHERE $__timeFilter(created_at) AND country IN ($country)
            GROUP BY time, country ORDER BY time`,
          unit: "currencyUSD",
          stack: "normal",
        }),
      ],
    }),
  ],
});

export default definePipeline({ name: "shop", dashboards: [revenue] });
