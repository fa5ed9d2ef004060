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
