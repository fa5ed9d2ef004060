import { definePipeline, prometheus, promql } from "headrace";

const shop = prometheus.job("shop", {
  targets: ["shop-api:8080"],
  exposes: [{ name: "shop_open_carts", type: "gauge" }],
});
const growing = prometheus.alert("CartsGrow", {
  expr: promql`predict_linear(shop_open_carts[1h], 3600) > 10000`,
  severity: "warning",
  summary: "Carts pile up",
  description: "In an hour there will be {{ $value | humanize }}.",
});
const grows = prometheus.test("carts that grow", {
  alert: growing,
  series: { 'shop_open_carts{job="shop"}': "0+150x60" },
  at: "1h",
  expect: [{ labels: { job: "shop" } }],
});

export default definePipeline({ name: "shop", shop, growing, grows });
