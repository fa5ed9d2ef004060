import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres.internal",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  sslMode: "verify-full",
  topics: { partitions: 12, replicas: 3, minInsyncReplicas: 2, retention: "14d" },
  types: { order_status: "enum", email: "text" },
  connector: { "max.batch.size": 4096 },
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "order_status not null" },
  primaryKey: ["id"],
});

export default definePipeline({ name: "shop", tables: [orders] });
