import type { Scope } from "../placed.js";

/** Pinned: what `latest` is changes with every restart. */
const IMAGES = {
  clickhouse: "clickhouse/clickhouse-server:25.8.2.29",
  keeper: "clickhouse/clickhouse-keeper:25.8.2.29",
  postgres_exporter: "quay.io/prometheuscommunity/postgres-exporter:v0.19.1",
  collector: "otel/opentelemetry-collector-contrib:0.158.0",
} as const;

export function imageOf({ spec }: Scope, use: keyof typeof IMAGES): string {
  return spec.images[use] ?? IMAGES[use];
}
