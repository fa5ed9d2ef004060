import { clickhouse, sql } from "headrace";
import { customers, orders, products, shipments } from "./sources.js";

// ── Where they land ─────────────────────────────────────────────────────────

/** Where objects are made: on one server, or on all of a cluster. */
export interface Place {
  readonly cluster?: clickhouse.Cluster;
}

export type Tables = ReturnType<typeof tables>;

export function tables(place: Place) {
  const ordersNow = clickhouse.mirror("analytics.orders", {
    ...place,
    of: orders,
    orderBy: ["id"],
    consumers: 3,
    columns: {
      id: { codec: "DoubleDelta, ZSTD" },
      order_date: { codec: "DoubleDelta, ZSTD" },
      purchaser: { codec: "T64, ZSTD" },
      quantity: { codec: "T64, ZSTD" },
      product_id: { codec: "Delta, ZSTD" },
      unit_price: { codec: "T64, ZSTD" },
      status: "LowCardinality(String)",
    },
    extra: {
      order_month: { type: "UInt32", expression: sql`toYYYYMM(order_date)` },
      order_hour: { type: "Nullable(UInt8)", expression: sql`toHour(order_time)` },
    },
  });

  const customersNow = clickhouse.mirror("analytics.customers", {
    ...place,
    of: customers,
    orderBy: ["id"],
    columns: {
      email: "exclude",
      first_name: { personal: "Account managers know their customers by name" },
      last_name: { personal: "Account managers know their customers by name" },
    },
  });

  const productsNow = clickhouse.mirror("analytics.products", {
    ...place,
    of: products,
    orderBy: ["id"],
    columns: { category: "LowCardinality(String)" },
  });

  const shipmentsNow = clickhouse.mirror("analytics.shipments", {
    ...place,
    of: shipments,
    orderBy: ["id"],
    columns: { carrier: "LowCardinality(String)" },
  });

  // Every change of an order, for audit and for the pipeline's own measures. It reads along with the mirror.
  const orderChanges = clickhouse.changes("analytics.orders_changes", {
    ...place,
    of: orders,
    columns: { status: "LowCardinality(String)" },
    ttl: sql`toDateTime(changed_at) + INTERVAL 1 YEAR`,
  });

  const productById = clickhouse.dictionary("analytics.product_by_id", {
    ...place,
    columns: { id: "UInt64", name: { type: "String", default: "unknown" }, category: "String" },
    primaryKey: ["id"],
    source: { type: "clickhouse", table: productsNow },
    layout: "hashed",
    lifetime: { min: 300, max: 600 },
  });

  return { ordersNow, customersNow, productsNow, shipmentsNow, orderChanges, productById };
}
