import type { Scope } from "../placed.js";

/** Pinned: what `latest` is changes with every restart. */
const IMAGES = {
  clickhouse: "clickhouse/clickhouse-server:25.8.2.29",
  keeper: "clickhouse/clickhouse-keeper:25.8.2.29",
  postgres_exporter: "quay.io/prometheuscommunity/postgres-exporter:v0.19.1",
  // What Kafka is asked by: its own tools, of the version that options are checked against.
  kafka_tools: "apache/kafka:4.3.1",
  collector: "otel/opentelemetry-collector-contrib:0.158.0",
} as const;

export function imageOf({ spec }: Scope, use: keyof typeof IMAGES): string {
  return spec.images[use] ?? IMAGES[use];
}

/** The newest of each major version of PostgreSQL: what verifies and starts a base backup must be of the server's. */
const POSTGRES: Readonly<Record<number, string>> = {
  13: "13.22",
  14: "14.19",
  15: "15.14",
  16: "16.10",
  17: "17.6",
};

export function postgresImage({ spec }: Scope, version: number | undefined): string {
  return spec.images.postgres ?? `postgres:${POSTGRES[version ?? 17] ?? version}`;
}
