import { definePipeline, kafka, postgres, secret } from "headrace";

const cluster = kafka.cluster("main", { brokers: ["kafka-1:9092", "kafka-2:9092", "kafka-3:9092"] });

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  kafka: cluster,
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null" },
  primaryKey: ["id"],
});

export default definePipeline({ name: "shop", tables: [orders] });
