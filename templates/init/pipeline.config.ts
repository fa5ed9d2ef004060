import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

const shop = postgres.source("shop", { host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password") });
const orders = postgres.table("public.orders", { source: shop, columns: { id: "integer not null", status: "varchar(20) not null" }, primaryKey: ["id"] });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const byStatus = clickhouse.view("analytics.orders_by_status", { query: sql`SELECT status, count() AS orders FROM ${ordersNow} GROUP BY status` });
export default definePipeline({ name: "shop", tables: [ordersNow], views: [byStatus] });
