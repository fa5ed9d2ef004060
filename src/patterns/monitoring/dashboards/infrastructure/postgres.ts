import type { RowSpec } from "../../../../systems/grafana/public.js";
import { among, type Watched } from "../../recommended.js";
import { course, rowOf } from "../panels.js";

/** Connections, transactions and WAL of the sources. */
export function postgresRows({ deployed, spec, window }: Watched): readonly RowSpec[] {
  if (spec.exporters.postgres === false || deployed.sources.length === 0) return [];
  const jobs = among(
    "job",
    deployed.sources.map(({ source }) => `postgres-${source.name}`),
  );
  const databases = `${jobs},${among("datname", [...new Set(deployed.sources.map(({ source }) => source.spec.database))])}`;
  const slots = among(
    "slot_name",
    deployed.sources.map(({ slot }) => slot),
  );
  const database = { legend: "{{datname}}" };
  return rowOf("PostgreSQL", [
    course("Connections", `sum by (job, state) (pg_stat_activity_count{${jobs}})`, {
      unit: "short",
      legend: "{{job}} {{state}}",
    }),
    course(
      "Connections of those allowed",
      `sum by (job) (pg_stat_activity_count{${jobs}}) / max by (job) (pg_settings_max_connections{${jobs}})`,
      { unit: "percentunit", legend: "{{job}}" },
    ),
    course(
      "Longest transaction",
      `max by (datname, usename) (pg_stat_activity_max_tx_duration{${databases},state!="idle"})`,
      {
        unit: "s",
        legend: "{{datname}} {{usename}}",
        description: "Slow queries, and those that hold WAL and dead rows back: a slot moves on behind none of them.",
      },
    ),
    course("Transactions per second", `rate(pg_stat_database_xact_commit{${databases}}[${window}])`, {
      ...database,
      unit: "ops",
    }),
    course(
      "Blocks found in memory",
      `rate(pg_stat_database_blks_hit{${databases}}[${window}]) / (rate(pg_stat_database_blks_hit{${databases}}[${window}]) + rate(pg_stat_database_blks_read{${databases}}[${window}]))`,
      { ...database, unit: "percentunit" },
    ),
    course(
      "Deadlocks and statements taken back",
      `rate(pg_stat_database_deadlocks{${databases}}[${window}]) + rate(pg_stat_database_xact_rollback{${databases}}[${window}])`,
      { ...database, unit: "ops" },
    ),
    course("WAL written", `max by (slot_name) (deriv(pg_replication_slot_slot_current_wal_lsn{${slots}}[${window}]))`, {
      unit: "Bps",
      legend: "{{slot_name}}",
    }),
    course("WAL on disk", `pg_wal_size_bytes{${jobs}}`, { unit: "bytes", legend: "{{job}}" }),
  ]);
}
