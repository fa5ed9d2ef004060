/** A source with two tables, one of them mirrored; `shop` and `orders` are the options beside the necessary ones. */
export const routed = (shop: string, orders = ""): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  ${shop}
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", region: "varchar(10) not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
  ${orders}
});
const returned = postgres.table("public.orders_returned", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const listed = [ordersNow, returned];
`;

export const router = (regex: string, replacement: string): string =>
  `transforms: [{ name: "route", type: "RegexRouter", config: { regex: "${regex}", replacement: "${replacement}" } }],`;
