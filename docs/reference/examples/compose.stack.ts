import { clickhouse, compose, definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const stack = compose.stack("shop", {
  parts: { clickhouse: { cpus: 8, memory: "16g" }, "kafka-ui": false },
  services: {
    api: {
      image: "registry.example.com/shop/api:1.4.2",
      environment: { CLICKHOUSE_URL: "http://clickhouse:8123", API_KEY: secret("shop-api/key") },
      depends_on: { clickhouse: "service_healthy", register: "service_completed_successfully" },
      ports: ["127.0.0.1:8080:8080"],
    },
  },
});

export default definePipeline({ name: "shop", mirrors: [ordersNow], deploy: [stack] });
