import { clickhouse, definePipeline, sql } from "headrace";

// `CREATE TABLE … AS SELECT` (lines 943–970) copies what is there once, and is stale from then on. There is no option
// for it: a copy that goes on is a materialized view, and one that is always right a view.
const unified = clickhouse.table("default.unified_analytics", {
  columns: { event_date: "Date", customer_id: "UInt32" },
  engine: "MergeTree",
  orderBy: ["event_date", "customer_id"],
  // @ts-expect-error: the editor says so already
  as: sql`SELECT order_date AS event_date, purchaser AS customer_id FROM default.orders_final`,
});

export default definePipeline({ name: "document", unified });
