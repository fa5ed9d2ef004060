import { PINNED_IMAGES } from "../images/pinned.js";
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
  postgres: part(PINNED_IMAGES.postgres, 2, "2g"),
  kafka: part(PINNED_IMAGES.kafka, 2, "2g"),
  connect: part(PINNED_IMAGES.connect, 2, "2g"),
  clickhouse: part(PINNED_IMAGES.clickhouse, 4, "8g"),
  keeper: part(PINNED_IMAGES.keeper, 1, "1g"),
  "postgres-exporter": part(PINNED_IMAGES["postgres-exporter"], 0.5, "256m"),
  "kafka-exporter": part(PINNED_IMAGES["kafka-exporter"], 0.5, "256m"),
  "node-exporter": part(PINNED_IMAGES["node-exporter"], 0.5, "256m"),
  prometheus: part(PINNED_IMAGES.prometheus, 1, "2g", ["127.0.0.1:9090:9090"]),
  alertmanager: part(PINNED_IMAGES.alertmanager, 0.5, "256m", ["127.0.0.1:9093:9093"]),
  grafana: part(PINNED_IMAGES.grafana, 1, "1g", ["127.0.0.1:3000:3000"]),
  "kafka-ui": part(PINNED_IMAGES["kafka-ui"], 1, "1g", ["127.0.0.1:8080:8080"]),
  collector: part(PINNED_IMAGES.collector, 1, "1g"),
};

/** What makes certificates, once. */
export const OPENSSL_IMAGE = "alpine/openssl:3.5.4";
/** What `curl` is run by, once. */
export const CURL_IMAGE = "curlimages/curl:8.15.0";
/** What has a shell and its tools in one file without libraries. */
export const SHELL_IMAGE = "busybox:1.37.0-musl";
