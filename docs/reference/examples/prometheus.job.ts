import { definePipeline, prometheus, secret } from "headrace";

const shop = prometheus.job("shop", {
  targets: ["shop-api:8080"],
  exposes: [{ name: "shop_orders_total", type: "counter", labels: ["country"], help: "Orders that were placed." }],
  basicAuth: { username: "prometheus", password: secret("shop-metrics/password") },
});

export default definePipeline({ name: "shop", shop });
