/**
 * The images of everything that is deployed, by compose and on Kubernetes alike. What is checked, the catalogue of
 * metrics and the engine are of these versions: a test holds them together. Pinned, as what `latest` is changes with
 * every restart.
 */
export const PINNED_IMAGES = {
  postgres: "postgres:17.6",
  kafka: "apache/kafka:4.3.1",
  connect: "quay.io/debezium/connect:3.6.1.Final",
  clickhouse: "clickhouse/clickhouse-server:26.7.5.10",
  keeper: "clickhouse/clickhouse-keeper:26.7.5.10",
  "postgres-exporter": "quay.io/prometheuscommunity/postgres-exporter:v0.19.1",
  "kafka-exporter": "danielqsj/kafka-exporter:v1.9.0",
  "node-exporter": "quay.io/prometheus/node-exporter:v1.9.1",
  prometheus: "prom/prometheus:v3.14.0",
  alertmanager: "prom/alertmanager:v0.28.1",
  grafana: "grafana/grafana:12.1.1",
  "kafka-ui": "ghcr.io/kafbat/kafka-ui:v1.3.0",
  collector: "otel/opentelemetry-collector-contrib:0.158.0",
} as const;
