import { clickhouse, definePipeline, sql } from "headrace";

const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", region: "LowCardinality(String)", placed_at: "DateTime" },
  orderBy: ["region", "id"],
});

// One series for each region; Prometheus asks for it at /metrics/pipeline.
const age = clickhouse.metric("orders_age_seconds", {
  help: "How long ago the newest order was placed",
  labels: ["region"],
  query: sql`SELECT region, dateDiff('second', max(placed_at), now()) AS value FROM ${orders} GROUP BY region`,
});

export default definePipeline({ name: "shop", metrics: [age] });
