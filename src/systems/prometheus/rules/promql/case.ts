/** A case of a rule about expressions: a shop whose metrics are known, and one alert. */
export function alertCase(expr: string, options = ""): string {
  return `${SHOP_JOB}
const alert = prometheus.alert("ShopIsSlow", {
  expr: promql\`${expr}\`,${options}
  severity: "warning",
  summary: "The shop is slow",
  description: "Look at the shop's own dashboard.",
});

const listed = [shop, alert];
`;
}

export const SHOP_JOB = `const shop = prometheus.job("shop", {
  targets: ["shop:8080"],
  exposes: [
    { name: "shop_orders_total", type: "counter", labels: ["country"] },
    { name: "shop_errors_total", type: "counter", labels: ["country", "reason"] },
    { name: "shop_open_carts", type: "gauge", labels: ["country"] },
    { name: "shop_build_info", type: "gauge", labels: ["version"] },
    { name: "shop_request_duration_seconds", type: "histogram", labels: ["path"] },
  ],
});`;
