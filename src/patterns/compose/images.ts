import type { PartName } from "./schema.js";

/** What a part is where nothing else is said. */
export interface PartDefaults {
  readonly image: string;
  readonly cpus: number;
  readonly memory: string;
  /** Pages alone are reached from outside, and from this machine only. */
  readonly ports: readonly string[];
}

const part = (image: string, cpus: number, memory: string, ports: readonly string[] = []): PartDefaults => ({
  image,
  cpus,
  memory,
  ports,
});

/** Kafka, Connect and ClickHouse are of the versions that their options are checked against. */
export const PART_DEFAULTS: Readonly<Record<PartName, PartDefaults>> = {
  postgres: part("postgres:17.6", 2, "2g"),
  kafka: part("apache/kafka:4.3.1", 2, "2g"),
  connect: part("quay.io/debezium/connect:3.6.1.Final", 2, "2g"),
  clickhouse: part("clickhouse/clickhouse-server:26.7", 4, "8g"),
  keeper: part("clickhouse/clickhouse-keeper:26.7", 1, "1g"),
  "postgres-exporter": part("quay.io/prometheuscommunity/postgres-exporter:v0.19.1", 0.5, "256m"),
  "kafka-exporter": part("danielqsj/kafka-exporter:v1.9.0", 0.5, "256m"),
  "node-exporter": part("quay.io/prometheus/node-exporter:v1.9.1", 0.5, "256m"),
  prometheus: part("prom/prometheus:v3.5.0", 1, "2g", ["127.0.0.1:9090:9090"]),
  alertmanager: part("prom/alertmanager:v0.28.1", 0.5, "256m", ["127.0.0.1:9093:9093"]),
  grafana: part("grafana/grafana:12.1.1", 1, "1g", ["127.0.0.1:3000:3000"]),
  "kafka-ui": part("ghcr.io/kafbat/kafka-ui:v1.3.0", 1, "1g", ["127.0.0.1:8080:8080"]),
  collector: part("otel/opentelemetry-collector-contrib:0.158.0", 1, "1g"),
};

/** What makes certificates, once. */
export const OPENSSL_IMAGE = "alpine/openssl:3.5.4";
/** What `curl` is run by, once. */
export const CURL_IMAGE = "curlimages/curl:8.15.0";
/** What has a shell and its tools in one file without libraries. */
export const SHELL_IMAGE = "busybox:1.37.0-musl";
