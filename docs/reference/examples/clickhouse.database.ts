import { clickhouse, definePipeline } from "headrace";

const analytics = clickhouse.database("analytics", { comment: "What dashboards read" });

const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", happened_at: "DateTime64(3, 'UTC')" },
  orderBy: ["id"],
});

export default definePipeline({ name: "events", databases: [analytics], tables: [events] });
