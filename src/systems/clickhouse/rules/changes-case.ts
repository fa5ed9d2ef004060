import { SHOP } from "../../../compiler/check/rule-case.js";

/** What cases about hand-written queues begin with: a topic that Debezium writes, and a queue that reads it. */
export const CHANGES = `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", amount: "numeric(10,2) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const queue = clickhouse.table("analytics.orders_raw", {
  columns: { event: "String" },
  engine: {
    type: "Kafka",
    topics: ["shop.public.orders"],
    consumerGroup: "clickhouse.orders_raw",
    format: "JSONAsString",
  },
});
`;

/** A log of changes by hand, and the view that fills it. */
export const LOG = `${CHANGES}
const log = clickhouse.table("analytics.orders_log", {
  columns: { id: "Int64", amount: "Float64", operation: "String" },
  orderBy: ["id"],
});
const intoLog = clickhouse.materializedView("analytics.orders_log_mv", {
  to: log,
  query: sql\`
    SELECT
        JSONExtractInt(event, JSONHas(event, 'after', 'id') ? 'after' : 'before', 'id') AS id,
        JSONExtractFloat(event, 'after', 'amount') AS amount,
        JSONExtractString(event, 'op') AS operation
    FROM \${queue}\`,
});
`;
