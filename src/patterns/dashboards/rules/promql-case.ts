/** A dashboard of these panels over an application's metrics, as a rule's case. */
export function promqlBoard(panels: string): string {
  return `const shop = prometheus.job("shop", {
  targets: ["shop:8080"],
  exposes: [
    { name: "shop_orders_total", type: "counter", labels: ["status"] },
    { name: "shop_seconds", type: "histogram" },
  ],
});
const orders = grafana.dashboard("orders", {
  title: "Orders",
  panels: [
    ${panels}
  ],
});

const listed = [shop, orders];
`;
}
