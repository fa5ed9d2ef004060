import { clickhouse, definePipeline, monitoring, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", placed_at: "timestamptz not null" },
  primaryKey: ["id"],
});

const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const watched = monitoring({
  notify: { slack: secret("alerting/slack-url"), pagerduty: secret("alerting/pagerduty-key") },
  freshness: { warning: "60s", critical: "5m" },
  owner: { team: "data", slack: "#data", runbooks: "https://runbooks.example.com/shop" },
  maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"], location: "Europe/Berlin" },
  silence: ["ClickHouseRestarted"],
});

export default definePipeline({ name: "shop", tables: [ordersNow], watch: watched });
