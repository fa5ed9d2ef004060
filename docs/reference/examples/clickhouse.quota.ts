import { clickhouse, definePipeline } from "headrace";

const requests = clickhouse.table("logs.requests", { columns: { id: "UInt64" }, orderBy: ["id"] });
const reader = clickhouse.role("reader");
const mayRead = clickhouse.grant("readers read", { privileges: ["SELECT"], on: requests, to: [reader] });

// Each user of the role has a counter of its own.
const fair = clickhouse.quota("fair", {
  keyedBy: "user_name",
  intervals: [
    { interval: "1 hour", max: { queries: 1000, read_rows: 10_000_000_000 }, randomized: true },
    { interval: "1 day", max: { execution_time: 3600 } },
    { interval: "1 month" },
  ],
  to: [reader],
});

export default definePipeline({ name: "logs", tables: [requests], access: [mayRead, fair] });
