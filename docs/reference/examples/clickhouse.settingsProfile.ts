import { clickhouse, definePipeline } from "headrace";

const requests = clickhouse.table("logs.requests", { columns: { id: "UInt64" }, orderBy: ["id"] });

const careful = clickhouse.settingsProfile("careful", {
  inherit: ["default"],
  settings: {
    max_execution_time: { value: 30, max: 300 },
    max_rows_to_read: 1_000_000_000,
    allow_ddl: { value: 0, change: "const" },
  },
});

const reader = clickhouse.role("reader", { profile: careful });
const mayRead = clickhouse.grant("readers read", { privileges: ["SELECT"], on: requests, to: [reader] });

export default definePipeline({ name: "logs", tables: [requests], access: [mayRead] });
