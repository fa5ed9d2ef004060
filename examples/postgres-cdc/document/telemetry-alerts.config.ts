// The alerts that stand beside that collector, over what it and ClickHouse expose.
import { definePipeline, prometheus, promql } from "headrace";

const collector = prometheus.job("otel-collector", { targets: ["otel-collector:8888"], exposes: "otelcol" });
const clickhouse = prometheus.job("clickhouse", { targets: ["clickhouse:9363"], exposes: "clickhouse" });
const uploader = prometheus.job("s3-uploader", {
  targets: ["s3-uploader:8080"],
  exposes: [{ name: "s3_uploader_files_processed_total", type: "counter", labels: ["status"] }],
});

const group = "analytics_pipeline";
const uploaderDown = prometheus.alert("S3UploaderDown", {
  group,
  interval: "30s",
  expr: promql`up{job="s3-uploader"} == 0`,
  for: "5m",
  severity: "critical",
  summary: "S3 uploader is down",
  description: "S3 uploader for {{ $labels.data_plane }} has been down for 5 minutes",
});
const uploadsFailing = prometheus.alert("S3UploadsFailing", {
  group,
  expr: promql`rate(s3_uploader_files_processed_total{status="error"}[5m]) > 0`,
  for: "10m",
  severity: "warning",
  summary: "S3 uploads are failing",
  description: "S3 uploader is experiencing upload failures",
});
const bufferUsage = prometheus.alert("HighBufferUsage", {
  group,
  expr: promql`otel_buffer_size_bytes / otel_buffer_max_bytes > 0.8`,
  for: "15m",
  severity: "warning",
  summary: "OTEL collector buffer usage high",
  description: "Buffer usage is at {{ $value | humanizePercentage }}",
});
const clickhouseDown = prometheus.alert("ClickHouseDown", {
  group,
  expr: promql`up{job="clickhouse"} == 0`,
  for: "2m",
  severity: "critical",
  summary: "ClickHouse is down",
  description: "ClickHouse has been unreachable for 2 minutes",
});
const slowQueries = prometheus.alert("SlowQueries", {
  group,
  expr: promql`histogram_quantile(0.95, rate(clickhouse_query_duration_seconds_bucket[5m])) > 10`,
  for: "10m",
  severity: "warning",
  summary: "ClickHouse queries are slow",
  description: "P95 query latency is {{ $value }}s",
});
const freshness = prometheus.alert("DataFreshnessIssue", {
  group,
  expr: promql`time() - clickhouse_last_data_timestamp > 3600`,
  for: "5m",
  severity: "warning",
  summary: "Data is stale",
  description: "No new data received in the last hour",
});

export default definePipeline({
  name: "document",
  jobs: [collector, clickhouse, uploader],
  alerts: [uploaderDown, uploadsFailing, bufferUsage, clickhouseDown, slowQueries, freshness],
});
