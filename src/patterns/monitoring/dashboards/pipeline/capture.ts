import type { PanelSpec } from "../../../../systems/grafana/public.js";
import { among, type Watched } from "../../recommended.js";
import { course, now } from "../panels.js";

/** The databases, and what they keep for the connectors. */
export function source({ deployed, spec }: Watched): readonly PanelSpec[] {
  if (spec.exporters.postgres === false || deployed.sources.length === 0) return [];
  const slots = among(
    "slot_name",
    deployed.sources.map(({ slot }) => slot),
  );
  const jobs = among(
    "job",
    deployed.sources.map(({ source }) => `postgres-${source.name}`),
  );
  return [
    now("Databases that answer", `sum(pg_up{${jobs}})`),
    now("Slots that are read", `sum(pg_replication_slots_active{${slots}})`),
    course("WAL that slots retain", `max by (slot_name) (pg_replication_slots_pg_wal_lsn_diff{${slots}})`, {
      unit: "bytes",
      legend: "{{slot_name}}",
    }),
    ...(deployed.sources.some(({ source }) => source.spec.slotGrowthLimit !== undefined)
      ? [
          course("WAL until slots are lost", `min by (slot_name) (pg_replication_slot_safe_wal_size_bytes{${slots}})`, {
            unit: "bytes",
            legend: "{{slot_name}}",
            description: "What may still be written before it is too much.",
          }),
        ]
      : []),
  ];
}

const OPERATIONS = [
  ["Inserts", "Create"],
  ["Updates", "Update"],
  ["Deletes", "Delete"],
] as const;

/** Connectors, and how far they have come. */
export function connector({ deployed, spec, window }: Watched): readonly PanelSpec[] {
  if (spec.exporters.connect === false || deployed.connectors.length === 0) return [];
  const connectors = among("connector", deployed.connectors);
  const running = now(
    "Connectors that run",
    `count(kafka_connect_connector_status{${connectors},status="running"} > 0) or vector(0)`,
    { description: `Of ${deployed.connectors.length}.` },
  );
  if (deployed.sources.length === 0) return [running];
  const names = among(
    "name",
    deployed.sources.map(({ prefix }) => prefix),
  );
  const streaming = `${names},context="streaming"`;
  const snapshot = `${names},context="snapshot"`;
  return [
    running,
    now("Tasks that have failed", `sum(kafka_connect_worker_connector_failed_task_count{${connectors}})`),
    now("Connected to the source", `sum(debezium_metrics_Connected{${streaming}})`),
    course("How late changes are read", `max by (name) (debezium_metrics_MilliSecondsBehindSource{${streaming}})`, {
      unit: "ms",
      legend: "{{name}}",
    }),
    now("Tables that a snapshot still reads", `sum(debezium_metrics_RemainingTableCount{${snapshot}})`),
    ...OPERATIONS.map(([operation, metric]) =>
      course(
        `${operation} per second`,
        `sum by (name) (rate(debezium_metrics_TotalNumberOf${metric}EventsSeen_total{${streaming}}[${window}]))`,
        { unit: "eps", legend: "{{name}}", width: 8 },
      ),
    ),
    course(
      "How full the queue is",
      `1 - max by (name) (debezium_metrics_QueueRemainingCapacity{${streaming}}) / max by (name) (debezium_metrics_QueueTotalCapacity{${streaming}})`,
      { unit: "percentunit", legend: "{{name}}", description: "Full: Kafka takes less than the source writes." },
    ),
    course(
      "Transactions per second",
      `sum by (name) (rate(debezium_metrics_NumberOfCommittedTransactions_total{${streaming}}[${window}]))`,
      { unit: "ops", legend: "{{name}}" },
    ),
  ];
}
