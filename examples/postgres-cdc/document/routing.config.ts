import { clickhouse, definePipeline, postgres, secret } from "headrace";

// The router (lines 932–935) and the partition key (539) in a source of two schemas: of a topic's name only the table's
// is left, and an order's changes are ordered by its customer.
const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium_user",
  password: secret("inventory-postgres/password"),
  topicPrefix: "postgres-server",
  topics: { partitions: 12, replicas: 3, minInsyncReplicas: 2 },
  transforms: [
    { name: "route", type: "RegexRouter", config: { regex: "([^.]+)\\.([^.]+)\\.([^.]+)", replacement: "$3" } },
  ],
});

const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: { id: "serial primary key", purchaser: "integer not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
  messageKey: ["purchaser"],
});

const archivedOrders = postgres.table("archive.orders", {
  source: inventory,
  columns: { id: "serial primary key", purchaser: "integer not null" },
  primaryKey: ["id"],
});

const ordersNow = clickhouse.mirror("default.orders", { of: orders, orderBy: ["id"] });

export default definePipeline({ name: "document", ordersNow, archivedOrders });
