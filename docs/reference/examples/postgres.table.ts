import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});

const orders = postgres.table("sales.orders", {
  source: shop,
  columns: {
    id: "bigint generated always as identity",
    quantity: "integer not null default 1",
    unit_price: "numeric(10,2) not null",
    total: "numeric(12,2) generated always as (quantity * unit_price) stored",
    tags: "text[] not null",
    placed_at: "timestamptz not null",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

export default definePipeline({ name: "shop", tables: [orders] });
