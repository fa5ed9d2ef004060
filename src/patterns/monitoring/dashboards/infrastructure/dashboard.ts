import type { DashboardSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { clickHouseRows } from "./clickhouse.js";
import { collectorRows } from "./collectors.js";
import { kafkaRows } from "./kafka.js";
import { machineRows } from "./machines.js";
import { postgresRows } from "./postgres.js";

/** What it all runs on: machines, then each system in the order of the data's way. */
export function infrastructureDashboard(watched: Watched): DashboardSpec {
  return {
    title: "Infrastructure",
    description: "What the pipeline runs on: machines, PostgreSQL, Kafka, ClickHouse.",
    tags: ["headrace"],
    refresh: "30s",
    from: "now-6h",
    rows: [
      ...machineRows(watched),
      ...postgresRows(watched),
      ...kafkaRows(watched),
      ...clickHouseRows(watched),
      ...collectorRows(watched),
    ],
  };
}
