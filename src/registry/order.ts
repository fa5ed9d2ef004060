import type { System } from "../compiler/model/system.js";

/** Every system and pattern by its id. What gathers and emits runs in this order. */
export const ORDER: readonly string[] = [
  "postgres",
  "kafka",
  "capture",
  "mirror",
  "changes",
  "rollup",
  "queues",
  "personal",
  "secrets",
  "otel",
  "collectors",
  "compose",
  "clickhouse",
  "alertmanager",
  "prometheus",
  "slo",
  "monitoring",
  "alerting",
  "grafana",
  "dashboards",
  "overview",
  "recovery",
  "kubernetes",
  "deployment",
];

export function inOrder(systems: readonly System[]): readonly System[] {
  return systems.toSorted((left, right) => ORDER.indexOf(left.id) - ORDER.indexOf(right.id));
}
