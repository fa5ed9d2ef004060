import { definePipeline, prometheus, promql } from "headrace";

const shop = prometheus.job("shop", {
  targets: ["shop-api:8080"],
  exposes: [{ name: "shop_orders_total", type: "counter", labels: ["country"] }],
});
const ordersPerCountry = prometheus.record("country:shop_orders:rate5m", {
  expr: promql`sum by (country) (rate(shop_orders_total[5m]))`,
});
const noOrders = prometheus.alert("NoOrders", {
  expr: promql`sum(${ordersPerCountry}) < 0.01`,
  for: "30m",
  severity: "warning",
  summary: "Nobody orders",
  description: "There are {{ $value | humanize }} orders a second.",
});

export default definePipeline({ name: "shop", shop, noOrders });
