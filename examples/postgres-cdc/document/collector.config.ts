import { definePipeline, otel } from "headrace";

// The collector that another document of the team has beside the pipeline: its file, option by option.
const dropInternal = { metrics: { exclude: { match_type: "regexp", metric_names: ["^otelcol_.*"] } } };

const production = otel.collector("production", {
  receivers: {
    otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" }, http: { endpoint: "0.0.0.0:4318" } } },
  },
  processors: {
    batch: { timeout: "10s", send_batch_size: 1024, send_batch_max_size: 2048 },
    resource: {
      attributes: [
        { key: "environment", value: "${env:ENVIRONMENT}", action: "upsert" },
        { key: "data_plane_id", value: "${env:DATA_PLANE_ID}", action: "upsert" },
        { key: "cluster_id", value: "${env:CLUSTER_ID:default-cluster}", action: "upsert" },
        { key: "region", value: "${env:AWS_REGION:us-east-1}", action: "upsert" },
      ],
    },
    "transform/storage": {
      metric_statements: [
        {
          context: "datapoint",
          statements: [
            'set(attributes["year"], Year(start_time_unix_nano))',
            'set(attributes["month"], Month(start_time_unix_nano))',
            'set(attributes["day"], Day(start_time_unix_nano))',
            'set(attributes["hour"], Hour(start_time_unix_nano))',
          ],
        },
      ],
    },
    memory_limiter: { check_interval: "1s", limit_mib: 1024, spike_limit_mib: 256 },
    "filter/drop_internal": dropInternal,
  },
  exporters: {
    prometheus: {
      endpoint: "0.0.0.0:8889",
      namespace: "otel",
      const_labels: { environment: "${env:ENVIRONMENT}", data_plane_id: "${env:DATA_PLANE_ID}" },
      send_timestamps: true,
      metric_expiration: "5m",
      enable_open_metrics: true,
      resource_to_telemetry_conversion: { enabled: true },
    },
    "file/metrics": {
      path: "/buffer/metrics.jsonl",
      rotation: { max_megabytes: 50, max_days: 1, max_backups: 5 },
      format: "json",
      flush_interval: "10s",
    },
    logging: { loglevel: "info", sampling_initial: 5, sampling_thereafter: 200 },
  },
  telemetry: {
    logs: { level: "info" },
    metrics: { address: "0.0.0.0:8888", level: "detailed" },
  },
  pipelines: {
    "metrics/realtime": {
      receivers: ["otlp"],
      processors: ["memory_limiter", "resource", "batch"],
      exporters: ["prometheus"],
    },
    "metrics/storage": {
      receivers: ["otlp"],
      processors: ["memory_limiter", "resource", "transform/storage", "filter/drop_internal", "batch"],
      exporters: ["file/metrics"],
    },
    "metrics/debug": { receivers: ["otlp"], processors: ["memory_limiter", "resource"], exporters: ["logging"] },
  },
});

export default definePipeline({ name: "document", production });
