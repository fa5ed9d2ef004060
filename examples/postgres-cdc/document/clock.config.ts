import { clickhouse, definePipeline, sql } from "headrace";

// The time of processing (line 353): ClickHouse refuses `now()` here, which has whole seconds.
const ordersFinal = clickhouse.table("default.orders_final", {
  columns: {
    id: "UInt32",
    source_ts_ms: "UInt64",
    processing_ts_ms: { type: "UInt64", default: sql`toUnixTimestamp64Milli(now())` },
  },
  orderBy: ["id"],
});

export default definePipeline({ name: "document", ordersFinal });
