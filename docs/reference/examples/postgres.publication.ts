import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});

const events = postgres.table("public.events", {
  source: shop,
  columns: { id: "bigint not null", happened_on: "date not null" },
  primaryKey: ["id", "happened_on"],
});

// The name that the database already has; without it the compiler makes `headrace_shop`.
const published = postgres.publication("shop_changes", { source: shop, tables: [events], viaPartitionRoot: true });

export default definePipeline({ name: "shop", tables: [events], publications: [published] });
