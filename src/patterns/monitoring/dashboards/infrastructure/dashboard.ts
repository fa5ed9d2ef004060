import type { DashboardSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { clickHouseRows } from "./clickhouse.js";
import { collectorRows } from "./collectors.js";
import { kafkaRows } from "./kafka.js";
import { machineRows, unwatchedMachines } from "./machines.js";
import { postgresRows } from "./postgres.js";

/** What it all runs on: machines, then each system in the order of the data's way. */
export function infrastructureDashboard(watched: Watched): DashboardSpec {
  const machines = machineRows(watched);
  const systems = [
    ...postgresRows(watched),
    ...kafkaRows(watched),
    ...clickHouseRows(watched),
    ...collectorRows(watched),
  ];
  return {
    title: "Infrastructure",
    description: "What the pipeline runs on: machines, PostgreSQL, Kafka, ClickHouse.",
    tags: ["headrace"],
    refresh: "30s",
    from: "now-6h",
    rows: [...(machines.length === 0 && systems.length > 0 ? [unwatchedMachines] : machines), ...systems],
  };
}
