/** Alerts of every form that tests are made for, as a config. */
export const ALERTS = `import { definePipeline, prometheus, promql, secret } from "headrace";
const server = prometheus.server("main", { externalLabels: { cluster: "a" }, retention: "90d" });
const shop = prometheus.job("shop", {
  targets: ["shop:8080", { target: "shop2:8080", labels: { zone: "b" } }],
  labels: { env: "prod" },
  exposes: [
    { name: "shop_orders_total", type: "counter", labels: ["country"] },
    { name: "shop_errors_total", type: "counter", labels: ["country", "reason"] },
    { name: "http_requests_total", type: "counter", labels: ["code", "path"] },
    { name: "shop_open_carts", type: "gauge", labels: ["country"] },
    { name: "shop_build_info", type: "gauge", labels: ["version"] },
    { name: "shop_last_sync_timestamp_seconds", type: "gauge" },
    { name: "shop_request_duration_seconds", type: "histogram", labels: ["path"] },
  ],
  drop: ["go_.*"],
  basicAuth: { username: "prometheus", password: secret("shop/password") },
  tls: { serverName: "shop" },
});
const node = prometheus.job("node", { targets: ["node:9100"], exposes: "node_exporter", interval: "30s" });
const postgres = prometheus.job("postgres", { targets: ["postgres:9187"], exposes: "postgres_exporter" });
const clickhouse = prometheus.job("clickhouse", { targets: ["clickhouse:9363"], exposes: "clickhouse" });
const orders = prometheus.record("country:shop_orders:rate5m", { expr: promql\`sum by (country) (rate(shop_orders_total[5m]))\` });
const total = prometheus.record("shop:orders:rate5m", { expr: promql\`sum(\${orders})\`, group: "totals", labels: { kind: "all" } });
const alert = (name, expr, more = {}) =>
  prometheus.alert(name, { expr, severity: "warning", summary: \`\${name} of {{ $labels.job }}\`, description: "{{ $value | humanize }}", ...more });
const text = (name, expr, more = {}) => alert(name, expr, { ...more, summary: name });
const down = alert("Down", promql\`up == 0\`, { for: "5m" });
const alerts = [
  down,
  alert("DownShop", promql\`up{job="shop"} < 1\`, { for: "5m" }),
  text("Errors", promql\`sum by (country) (rate(shop_errors_total[5m])) > 0.5\`, { for: "10m" }),
  text("Ratio", promql\`sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05\`, { for: "5m" }),
  text("Percent", promql\`100 * sum by (country) (rate(shop_errors_total[5m])) / sum by (country) (rate(shop_orders_total[5m])) >= 7\`),
  alert("Increase", promql\`increase(shop_errors_total{reason="card"}[1h]) > 20\`),
  alert("Average", promql\`avg_over_time(shop_open_carts[30m]) > 1000\`),
  text("Offset", promql\`sum(shop_open_carts) - sum(shop_open_carts offset 1h) > 50\`),
  text("Quantile", promql\`histogram_quantile(0.95, sum by (le, path) (rate(shop_request_duration_seconds_bucket[5m]))) > 2.5\`),
  alert("Stale", promql\`time() - shop_last_sync_timestamp_seconds > 3600\`, { for: "2m" }),
  text("Absent", promql\`absent(shop_open_carts{country="de"})\`, { for: "5m" }),
  alert("Disk", promql\`1 - node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"} > 0.9\`),
  alert("Full", promql\`(node_filesystem_size_bytes - node_filesystem_avail_bytes) / node_filesystem_size_bytes * 100 > 80\`),
  alert("Predicted", promql\`predict_linear(node_filesystem_avail_bytes[6h], 4 * 3600) < 0\`),
  alert("Several", promql\`count by (job) (up == 0) > 1\`),
  text("ThreeDown", promql\`count(up == 0) >= 3\`),
  alert("Both", promql\`rate(shop_errors_total[5m]) > 1 and on (country) shop_open_carts > 5\`),
  alert("Unless", promql\`shop_open_carts > 10 unless on (country) rate(shop_orders_total[5m]) > 0\`),
  alert("Either", promql\`up{job="node"} == 0 or up{job="postgres"} == 0\`),
  text("Recorded", promql\`\${orders} < 0.01\`, { for: "30m" }),
  text("RecordedTotal", promql\`\${total} < 0.01\`, { for: "30m", group: "others", interval: "1m" }),
  alert("Yesterday", promql\`shop_open_carts > shop_open_carts offset 1d\`),
  text("Measures", promql\`sum(rate(shop_errors_total[5m])) > sum(rate(shop_orders_total[5m]))\`),
  alert("Derivative", promql\`deriv(shop_open_carts[30m]) > 0.5\`),
  alert("Delta", promql\`delta(shop_open_carts[1h]) < -100\`),
  alert("Broken", promql\`shop_build_info{version="broken"} > 0\`),
  text("Nothing", promql\`sum(rate(shop_orders_total[10m])) == 0\`, { for: "10m" }),
  alert("Rejected", promql\`rate(ClickHouseProfileEvents_RejectedInserts[5m]) > 0\`),
  alert("Memory", promql\`node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes * 100 < 10\`),
  text("Processor", promql\`100 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) * 100 > 80\`),
  text("Burning", promql\`sum(rate(http_requests_total{code=~"5.."}[1h])) / sum(rate(http_requests_total[1h])) > 14.4 * 0.001 and sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 14.4 * 0.001\`),
];
const own = prometheus.test("down by hand", {
  alert: down,
  series: { 'up{job="x", instance="i"}': "0x20" },
  at: "10m",
  expect: [{ labels: { job: "x", instance: "i" } }],
});
const recorded = prometheus.test("orders by hand", {
  record: orders,
  series: { 'shop_orders_total{country="de"}': "0+60x20" },
  at: "10m",
  expect: [{ labels: { country: "de" }, value: 1 }],
});
export default definePipeline({ name: "shop", server, jobs: [shop, node, postgres, clickhouse], alerts, own, recorded });
`;
