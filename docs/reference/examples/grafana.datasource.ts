import { definePipeline, grafana, secret } from "headrace";

const warehouse = grafana.datasource("Warehouse", {
  type: "clickhouse",
  host: "clickhouse",
  user: "grafana",
  password: secret("grafana-clickhouse/password"),
  tls: { ca: "/etc/grafana/ca.crt" },
  default: true,
});
const metrics = grafana.datasource("Metrics", { type: "prometheus", url: "http://prometheus:9090" });

export default definePipeline({ name: "shop", datasources: [warehouse, metrics] });
