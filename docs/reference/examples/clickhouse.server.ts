import { clickhouse, definePipeline } from "headrace";

const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", happened_at: "DateTime" },
  orderBy: ["happened_at"],
});

// Files for config.d and users.d of every server: only TLS from outside, metrics for Prometheus, larger fetches.
const servers = clickhouse.server("production", {
  ports: { http: false, https: 8443, native: false, nativeSecure: 9440 },
  tls: { certificate: "/certs/clickhouse.crt", key: "/certs/clickhouse.key", ca: "/certs/ca.crt" },
  prometheus: { port: 9363 },
  queryCache: { maxSize: 1_073_741_824, maxEntries: 1024 },
  kafka: { "fetch.min.bytes": 1024, "fetch.wait.max.ms": 500 },
  settings: { max_concurrent_queries: 200 },
});

export default definePipeline({ name: "shop", tables: [events], servers });
