import { definePipeline, prometheus } from "headrace";

const server = prometheus.server("prometheus", {
  scrapeInterval: "30s",
  retention: "15d",
  externalLabels: { cluster: "production" },
  alertmanagers: ["alertmanager-0:9093", "alertmanager-1:9093"],
});

export default definePipeline({ name: "shop", server });
