import { PINNED_IMAGES } from "../../images/pinned.js";
import type { Scope } from "../placed.js";

const IMAGES = {
  clickhouse: PINNED_IMAGES.clickhouse,
  keeper: PINNED_IMAGES.keeper,
  postgres_exporter: PINNED_IMAGES["postgres-exporter"],
  collector: PINNED_IMAGES.collector,
  alertmanager: PINNED_IMAGES.alertmanager,
  // What Kafka is asked by: its own tools, of the version that options are checked against.
  kafka_tools: PINNED_IMAGES.kafka,
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
