import { definePipeline, prometheus, promql } from "headrace";

const shop = prometheus.job("shop", {
  targets: ["shop-api:8080"],
  exposes: [{ name: "shop_payments_failed_total", type: "counter", labels: ["provider"] }],
});
const payments = prometheus.alert("PaymentsFail", {
  expr: promql`sum by (provider) (rate(shop_payments_failed_total[5m])) > 0.5`,
  for: "10m",
  severity: "critical",
  summary: "Payments by {{ $labels.provider }} fail",
  description: "{{ $value | humanize }} a second have failed for ten minutes.",
  runbook: "https://wiki.example.com/payments",
});

export default definePipeline({ name: "shop", shop, payments });
