import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "bigint not null",
    status: "varchar(20) not null",
    amount: "numeric(12,2) not null",
    internal_note: "text",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

// Reads along with the mirror's queue.
const orderChanges = clickhouse.changes("analytics.orders_changes", {
  of: orders,
  columns: { status: "LowCardinality(String)", internal_note: "exclude" },
  ttl: sql`toDateTime(changed_at) + INTERVAL 1 YEAR`,
});

const delayPerHour = clickhouse.view("analytics.orders_delay", {
  query: sql`
    SELECT
        toStartOfHour(changed_at) AS hour,
        operation,
        count() AS changes,
        quantile(0.95)(loaded_at - changed_at) AS delay_seconds
    FROM ${orderChanges}
    WHERE operation != 'snapshot'
    GROUP BY hour, operation`,
});

export default definePipeline({ name: "shop", mirrors: [ordersNow], logs: [orderChanges], views: [delayPerHour] });
