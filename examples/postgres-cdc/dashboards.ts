import { grafana, postgres, secret, sql } from "headrace";
import type { Measures } from "./measures.js";
import { inventory, orders } from "./sources.js";
import type { Views } from "./views.js";

// ── What the business looks at ──────────────────────────────────────────────
// The pipeline's own dashboards come with `monitoring`. Each query is run on the engine: a column that is renamed at the
// source breaks the panel here, at its line, not on the wall.

export function dashboards(views: Views, measures: Measures) {
  const clickhouse = grafana.datasource("ClickHouse", {
    type: "clickhouse",
    host: "clickhouse",
    user: "grafana",
    password: secret("clickhouse/grafana"),
    tls: { ca: "/certs/clickhouse-ca.crt" },
  });

  // The source itself, read as somebody who may see orders and nothing else.
  const reader = postgres.role("grafana", {
    source: inventory,
    login: true,
    password: secret("inventory-postgres/grafana"),
    connectionLimit: 5,
  });
  const mayRead = [
    postgres.grant("orders-for-grafana", {
      source: inventory,
      to: reader,
      privileges: ["select"],
      on: { table: orders },
    }),
    postgres.grant("schema-for-grafana", {
      source: inventory,
      to: reader,
      privileges: ["usage"],
      on: { schema: "inventory" },
    }),
  ];
  const database = grafana.datasource("Orders database", {
    type: "postgres",
    host: "postgres-source",
    database: "inventory",
    user: "grafana",
    password: secret("inventory-postgres/grafana"),
    tls: { ca: "/certs/postgres-ca.crt" },
    version: 16,
  });

  const folder = grafana.folder("business", { title: "Business" });

  const sales = grafana.dashboard("sales", {
    title: "Orders and revenue",
    folder,
    refresh: "1m",
    from: "now-7d",
    panels: [
      grafana.stat("Revenue today", {
        query: sql`SELECT sum(revenue) AS revenue FROM ${views.ordersHourly} WHERE bucket >= toStartOfDay(now('UTC'))`,
        unit: "currencyUSD",
      }),
      grafana.stat("Orders today", {
        query: sql`SELECT sum(orders) AS orders FROM ${views.ordersHourly} WHERE bucket >= toStartOfDay(now('UTC'))`,
      }),
      grafana.stat("Customers on the busiest day of 30", {
        query: sql`SELECT max(active_customers) AS customers FROM ${views.customerActivity}`,
      }),
      grafana.stat("Hours to delivery", {
        query: sql`
          SELECT sum(hours_to_delivery * delivered) / sum(delivered) AS hours
          FROM ${views.deliveryTimes}
          WHERE day >= today() - 30`,
        unit: "h",
        decimals: 1,
      }),
      grafana.timeseries("Revenue per hour", {
        query: sql`
          SELECT bucket AS time, status, sum(revenue) AS revenue
          FROM ${views.ordersHourly}
          WHERE $__timeFilter(bucket)
          GROUP BY time, status
          ORDER BY time`,
        unit: "currencyUSD",
        stack: "normal",
        draw: "bars",
      }),
      grafana.timeseries("Orders per hour", {
        query: sql`
          SELECT bucket AS time, sum(orders) AS orders, sum(items) AS items
          FROM ${views.ordersHourly}
          WHERE $__timeFilter(bucket)
          GROUP BY time
          ORDER BY time`,
      }),
      grafana.stat("Orders today, at the source", {
        description: "What Orders today must come to, once it has caught up.",
        datasource: database,
        query: sql`SELECT count(*) AS orders FROM ${orders} WHERE created_at >= date_trunc('day', now() AT TIME ZONE 'UTC')`,
      }),
      grafana.timeseries("Revenue that came and went", {
        description: "An update takes the old amount away and adds the new one.",
        query: sql`
          SELECT hour AS time, revenue_added, -revenue_removed AS revenue_removed
          FROM ${measures.revenueChanges}
          WHERE $__timeFilter(hour)
          ORDER BY time`,
        unit: "currencyUSD",
      }),
      grafana.barchart("Revenue by category this month", {
        query: sql`
          SELECT category, sum(revenue) AS revenue
          FROM ${views.categoryRevenue}
          WHERE order_month = toYYYYMM(today())
          GROUP BY category
          ORDER BY revenue DESC`,
        unit: "currencyUSD",
      }),
    ],
  });

  const customers = grafana.dashboard("customers", {
    title: "Customers and deliveries",
    folder,
    refresh: "5m",
    from: "now-30d",
    panels: [
      grafana.timeseries("Active customers per day", {
        query: sql`
          SELECT toDateTime(day) AS time, active_customers
          FROM ${views.customerActivity}
          WHERE $__dateFilter(day)
          ORDER BY time`,
      }),
      grafana.timeseries("Average order per day", {
        query: sql`
          SELECT toDateTime(day) AS time, average_order
          FROM ${views.customerActivity}
          WHERE $__dateFilter(day)
          ORDER BY time`,
        unit: "currencyUSD",
      }),
      grafana.table("Best customers of the last 90 days", {
        query: sql`
          SELECT customer_id, orders, revenue, average_order, last_order, tenure_days
          FROM ${views.bestCustomers}
          LIMIT 50`,
        width: 24,
        overrides: [{ field: "revenue", unit: "currencyUSD" }],
      }),
      grafana.timeseries("Shipments by carrier", {
        query: sql`
          SELECT day AS time, carrier, sum(shipments) AS shipments
          FROM ${views.deliveryTimes}
          WHERE $__timeFilter(day)
          GROUP BY time, carrier
          ORDER BY time`,
        draw: "bars",
        stack: "normal",
        width: 24,
      }),
    ],
  });

  return { clickhouse, database, reader, mayRead, sales, customers };
}
