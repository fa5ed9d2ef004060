import { clickhouse, definePipeline, sql } from "headrace";

const margin = clickhouse.function("margin", {
  parameters: ["price", "cost"],
  expression: sql`if(price = 0, 0, (price - cost) / price)`,
});

const sales = clickhouse.table("shop.sales", {
  columns: { id: "UInt64", price: "Float64", cost: "Float64" },
  orderBy: ["id"],
});
const margins = clickhouse.view("shop.margins", {
  query: sql`SELECT id, ${margin}(price, cost) AS margin FROM ${sales}`,
});

export default definePipeline({ name: "shop", views: [margins] });
