import { clickhouse, secret, sql } from "headrace";
import type { Measures } from "./measures.js";
import type { Place } from "./tables.js";
import type { Views } from "./views.js";

// ── Who may read ────────────────────────────────────────────────────────────

/** `network` is where Grafana comes from. */
export function access(views: Views, measures: Measures, place: Place, network: string) {
  const reading = clickhouse.settingsProfile("reading", {
    ...place,
    settings: {
      readonly: { value: 2, change: "const" },
      max_execution_time: { value: 30, max: 120 },
      max_memory_usage: { value: "4Gi", max: "8Gi" },
    },
  });

  const analyst = clickhouse.role("analyst", { ...place, profile: reading });
  const dashboard = clickhouse.role("dashboard", { ...place, profile: reading });

  const analystReads = clickhouse.grant("analysts read what is computed", {
    privileges: ["SELECT"],
    on: [...Object.values(views), ...Object.values(measures)],
    to: [analyst],
  });
  // No names of customers on a screen in the corridor.
  const dashboardReads = clickhouse.grant("dashboards read what names nobody", {
    privileges: ["SELECT"],
    on: [
      views.ordersHourly,
      views.categoryRevenue,
      views.customerActivity,
      views.deliveryTimes,
      ...Object.values(measures),
    ],
    to: [dashboard],
  });
  const dashboardReadsCustomers = clickhouse.grant("dashboards read customers by number", {
    privileges: ["SELECT"],
    columns: ["customer_id", "orders", "revenue", "average_order", "last_order", "tenure_days"],
    on: [views.bestCustomers],
    to: [dashboard],
  });

  const recentOrders = clickhouse.rowPolicy("recent_orders", {
    ...place,
    on: views.orderDetails,
    using: sql`order_date >= today() - 730`,
    to: [analyst],
  });

  const fairUse = clickhouse.quota("fair_use", {
    ...place,
    keyedBy: "user_name",
    intervals: [{ interval: "1 hour", max: { queries: 1000, execution_time: 1800 } }],
    to: [analyst, dashboard],
  });

  const analyticsUser = clickhouse.user("analytics_user", {
    ...place,
    authentication: { type: "sha256_password", password: secret("clickhouse/analytics-user") },
    roles: [analyst],
  });
  const grafana = clickhouse.user("grafana", {
    ...place,
    authentication: { type: "sha256_password", password: secret("clickhouse/grafana") },
    hosts: [{ ip: network }],
    roles: [dashboard],
  });

  return { analystReads, dashboardReads, dashboardReadsCustomers, recentOrders, fairUse, analyticsUser, grafana };
}
