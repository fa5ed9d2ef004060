import { clickhouse, definePipeline, monitoring, secret, sql } from "headrace";
import { mirrors, ordersNow } from "../end-to-end/shop.js";
import type { Addresses } from "./addresses.js";

// The end-to-end pipeline, watched. Only where everything is, how often it is looked at and how patiently are a test's.
const { webhook, ...exporters }: Addresses = JSON.parse(process.env.HEADRACE_LIVE_ADDRESSES ?? "{}");

const hourly = clickhouse.rollup("live.orders_hourly", {
  of: ordersNow,
  time: "placed_at",
  bucket: "1 hour",
  groupBy: ["status"],
  measures: { orders: sql`count()` },
  refresh: "EVERY 2 SECOND",
});

export default definePipeline({
  name: "watched",
  mirrors,
  hourly,
  watch: monitoring({
    exporters,
    scrapeInterval: "5s",
    thresholds: { connectorDown: "10s" },
    notify: { webhook: webhook ?? "http://127.0.0.1:1/" },
    owner: { team: "data", runbooks: "https://runbooks.example.com/shop" },
    measures: secret("clickhouse/monitoring"),
  }),
});
