import { clickhouse, sql } from "headrace";
import type { Place, Tables } from "./tables.js";

// ── What is computed ────────────────────────────────────────────────────────

export type Views = ReturnType<typeof views>;

export function views({ ordersNow, customersNow, productsNow, shipmentsNow, productById }: Tables, place: Place) {
  // The document summed inserts and updates alike, which counts an order once for each change. This is recomputed from
  // the orders as they are.
  const placedOrders = clickhouse.view("analytics.placed_orders", {
    ...place,
    comment: "The orders that have a time",
    query: sql`
      SELECT
          assumeNotNull(order_time) AS placed_at,
          ifNull(status, '') AS status,
          purchaser,
          product_id,
          quantity,
          total_amount
      FROM ${ordersNow}
      WHERE order_time IS NOT NULL`,
  });

  const ordersHourly = clickhouse.rollup("analytics.orders_hourly", {
    ...place,
    of: placedOrders,
    time: "placed_at",
    bucket: "1 hour",
    groupBy: ["status"],
    measures: {
      orders: sql`count()`,
      items: sql`sum(quantity)`,
      revenue: sql`sum(total_amount)`,
      customers: sql`uniqExact(purchaser)`,
      products: sql`uniqExact(product_id)`,
    },
    ttl: "1 year",
    refresh: "EVERY 1 MINUTE",
  });

  const orderDetails = clickhouse.view("analytics.order_details", {
    ...place,
    comment: "Each order with its customer and product",
    personal: { customer_name: "Account managers know their customers by name" },
    query: sql`
      SELECT
          orders.id AS order_id,
          orders.order_date AS order_date,
          orders.status AS status,
          orders.quantity AS quantity,
          orders.total_amount AS total_amount,
          orders.total_amount - products.price * orders.quantity AS price_difference,
          customers.id AS customer_id,
          concat(customers.first_name, ' ', customers.last_name) AS customer_name,
          dateDiff('day', customers.registration_date, orders.order_date) AS customer_lifetime_days,
          products.name AS product_name,
          products.category AS category
      FROM ${ordersNow} AS orders
      INNER JOIN ${customersNow} AS customers ON customers.id = orders.purchaser
      INNER JOIN ${productsNow} AS products ON products.id = orders.product_id`,
  });

  const bestCustomers = clickhouse.view("analytics.best_customers", {
    ...place,
    comment: "Customers by revenue of the last 90 days",
    personal: { customer: "Account managers know their customers by name" },
    query: sql`
      SELECT
          customer_id,
          any(customer_name) AS customer,
          count() AS orders,
          sum(total_amount) AS revenue,
          avg(total_amount) AS average_order,
          max(order_date) AS last_order,
          dateDiff('day', min(order_date), max(order_date)) AS tenure_days
      FROM ${orderDetails}
      WHERE order_date >= today() - 90
      GROUP BY customer_id
      HAVING revenue > 1000
      ORDER BY revenue DESC`,
  });

  const customerActivity = clickhouse.view("analytics.customer_activity", {
    ...place,
    comment: "Customers and sales of each of the last 30 days",
    query: sql`
      SELECT
          order_date AS day,
          uniqExact(purchaser) AS active_customers,
          count() AS orders,
          sum(quantity) AS items_sold,
          avg(total_amount) AS average_order,
          uniqExact(product_id) AS products_sold
      FROM ${ordersNow}
      WHERE order_date >= today() - 30
      GROUP BY day
      ORDER BY day DESC`,
  });

  const categoryRevenue = clickhouse.view("analytics.category_revenue", {
    ...place,
    query: sql`
      SELECT
          dictGet(${productById}, 'category', toUInt64(product_id)) AS category,
          order_month,
          sum(total_amount) AS revenue
      FROM ${ordersNow}
      GROUP BY category, order_month`,
  });

  const deliveryTimes = clickhouse.view("analytics.delivery_times", {
    ...place,
    query: sql`
      SELECT
          carrier,
          toStartOfDay(shipped_at) AS day,
          count() AS shipments,
          countIf(delivered_at IS NOT NULL) AS delivered,
          avg(dateDiff('hour', shipped_at, delivered_at)) AS hours_to_delivery
      FROM ${shipmentsNow}
      GROUP BY carrier, day`,
  });

  return { placedOrders, ordersHourly, orderDetails, bestCustomers, customerActivity, categoryRevenue, deliveryTimes };
}
