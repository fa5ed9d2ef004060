import { definePipeline, kafka, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null" },
  primaryKey: ["id"],
});

const billing = kafka.consumerGroup("billing", { topics: [orders], needsRetention: "3d" });

export default definePipeline({ name: "shop", consumers: [billing] });
