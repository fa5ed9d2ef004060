import { clickhouse, definePipeline, otel, secret } from "headrace";

const traces = clickhouse.table("otel.otel_traces", {
  columns: otel.exporterColumns.traces,
  orderBy: ["ServiceName", "SpanName", "Timestamp"],
});

const gateway = otel.collector("gateway", {
  receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" }, http: { endpoint: "0.0.0.0:4318" } } } },
  processors: {
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    "filter/health": { error_mode: "ignore", trace_conditions: ['span.attributes["http.route"] == "/health"'] },
  },
  exporters: {
    clickhouse: {
      endpoint: "clickhouse://clickhouse:9440?secure=true",
      database: "otel",
      username: "otel",
      password: secret("clickhouse-otel/password"),
      create_schema: false,
      traces_table_name: traces,
      sending_queue: { storage: "file_storage", batch: { flush_timeout: "1s", min_size: 10_000 } },
    },
  },
  extensions: {
    health_check: { endpoint: "0.0.0.0:13133" },
    file_storage: { directory: "/var/lib/otelcol", create_directory: true },
  },
  pipelines: {
    traces: { receivers: ["otlp"], processors: ["memory_limiter", "filter/health"], exporters: ["clickhouse"] },
  },
});

export default definePipeline({ name: "telemetry", collectors: [gateway] });
