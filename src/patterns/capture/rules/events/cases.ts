import { SHOP } from "../../../../compiler/check/rule-case.js";

/** A table, a queue of its changes, and a view by hand that takes one value out of each event. */
export const reading = (value: string, options = ""): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "integer not null",
    quantity: "integer not null",
    price: "numeric(10,2) not null",
    total: "numeric(12,2) generated always as (quantity * price) stored",
    placed_on: "date not null",
  },
  primaryKey: ["id"],
});
${options}const queue = clickhouse.table("analytics.orders_raw", {
  columns: { event: "String" },
  engine: {
    type: "Kafka",
    topics: ["shop.public.orders"],
    consumerGroup: "clickhouse.orders_raw",
    format: "JSONAsString",
  },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = clickhouse.table("analytics.orders_log", { columns: { op: "String", value: "String" }, orderBy: [] });
const intoKept = clickhouse.materializedView("analytics.orders_log_mv", {
  to: kept,
  query: sql\`
    SELECT JSONExtractString(event, 'op') AS op, toString(${value}) AS value
    FROM \${queue}
    WHERE JSONExtractString(event, 'op') != 'd'\`,
});

const listed = [clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] }), intoKept];
`;
