import { PINNED_IMAGES } from "../../images/pinned.js";
import type { Scope } from "../placed.js";

const IMAGES = {
  clickhouse: PINNED_IMAGES.clickhouse,
  keeper: PINNED_IMAGES.keeper,
  postgres_exporter: PINNED_IMAGES["postgres-exporter"],
  collector: PINNED_IMAGES.collector,
  alertmanager: PINNED_IMAGES.alertmanager,
} as const;

export function imageOf({ spec }: Scope, use: keyof typeof IMAGES): string {
  return spec.images[use] ?? IMAGES[use];
}
