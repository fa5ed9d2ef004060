import type { CapturedSource } from "../deployed.js";
import { among, constant, MINUTE, type Recommended, SECOND, series, unlike, type Watched } from "../recommended.js";

const GROUP = "postgres";

/** What PostgreSQL keeps for the connectors. */
export function postgresAlerts({ deployed, spec }: Watched): readonly Recommended[] {
  const [first] = deployed.sources;
  if (spec.exporters.postgres === false || first === undefined) return [];
  const slots = among("slot_name", [...deployed.sources.map(({ slot }) => slot), ...deployed.archiveSlots]);
  const labels = { slot_name: first.slot, database: first.source.spec.database };
  const active = series("pg_replication_slots_active", labels);
  const status = (wal: string) =>
    series("pg_replication_slot_wal_status", { slot_name: first.slot, slot_type: "logical", wal_status: wal });
  const jobs = among(
    "job",
    deployed.sources.map(({ source }) => `postgres-${source.name}`),
  );
  const up = series("pg_up", { job: `postgres-${first.source.name}` });
  return [
    {
      name: "PostgresDown",
      group: GROUP,
      expr: `max by (job) (pg_up{${jobs}}) == 0`,
      for: MINUTE,
      severity: "critical",
      summary: "The source database of {{ $labels.job }} does not answer",
      description: "Its exporter can't log in to PostgreSQL: neither can the connector, and no change arrives.",
      action: "Start the database or its way there; after a failover see whether the slot is on the new primary.",
      fires: { series: { [up]: constant(0) }, labels: { job: `postgres-${first.source.name}` } },
      silent: { [up]: constant(1) },
    },
    {
      name: "ReplicationSlotInactive",
      group: GROUP,
      expr: `max by (slot_name) (pg_replication_slots_active{${slots}}) == 0`,
      for: 5 * MINUTE,
      severity: "critical",
      summary: "Nobody reads the replication slot {{ $labels.slot_name }}",
      description:
        "PostgreSQL keeps all WAL from where it was read last: its disk fills until the connector reads again.",
      action: "Bring the connector back. Drop the slot only when its tables shall be read anew.",
      fires: { series: { [active]: constant(0) }, labels: { slot_name: first.slot } },
      silent: { [active]: constant(1) },
    },
    longTransaction(deployed.sources, jobs, first),
    ...retained(slots, labels, deployed.sources, spec.thresholds.walRetained),
    {
      name: "ReplicationSlotLost",
      group: GROUP,
      expr: `max by (slot_name, wal_status) (pg_replication_slot_wal_status{${slots},wal_status=~"lost|unreserved"}) > 0`,
      severity: "critical",
      summary: "WAL of the slot {{ $labels.slot_name }} is {{ $labels.wal_status }}",
      description:
        "It kept more WAL than `max_slot_wal_keep_size`: lost changes can't be read any more, unreserved ones are about to be removed.",
      action:
        "Unreserved: let the connector catch up at once. Lost: the tables must be snapshotted anew; raise the source's `epoch`.",
      fires: { series: { [status("lost")]: constant(1) }, labels: { slot_name: first.slot, wal_status: "lost" } },
      silent: { [status("reserved")]: constant(1) },
    },
  ];
}

/** Who else works there, longer than anything should: none of its changes is sent before its end. A snapshot may take long. */
function longTransaction(sources: readonly CapturedSource[], jobs: string, first: CapturedSource): Recommended {
  const users = [...new Set(sources.map(({ source }) => source.spec.user))];
  const labels = {
    job: `postgres-${first.source.name}`,
    datname: first.source.spec.database,
    usename: "shop",
    state: "active",
  };
  const open = series("pg_stat_activity_max_tx_duration", labels);
  const { state: _, ...told } = labels;
  return {
    name: "PostgresLongTransaction",
    group: GROUP,
    expr: `max by (job, datname, usename) (pg_stat_activity_max_tx_duration{${jobs},state!="idle",${unlike("usename", users)}}) > ${LONG / SECOND}`,
    for: 5 * MINUTE,
    severity: "warning",
    summary:
      "{{ $labels.usename }} has had a transaction open for {{ $value | humanizeDuration }} in {{ $labels.datname }}",
    description:
      "A slow query, or somebody who forgot to commit: its changes come at its end, WAL is kept, and nothing is vacuumed.",
    action: "Find it in `pg_stat_activity`; let it end, or end it with `pg_terminate_backend`.",
    fires: { series: { [open]: constant(2 * (LONG / SECOND)) }, labels: told },
    silent: { [open]: constant(1) },
  };
}

const LONG = 30 * MINUTE;

const MEBIBYTE = 1_048_576;

function retained(
  slots: string,
  labels: Readonly<Record<string, string>>,
  sources: readonly CapturedSource[],
  limits: { readonly warning: number; readonly critical: number },
): readonly Recommended[] {
  const bytes = series("pg_replication_slots_pg_wal_lsn_diff", labels);
  // Of what the server lets slots keep, four fifths.
  const kept = sources.flatMap(({ source }) => source.spec.slotGrowthLimit ?? []).map((size) => size * MEBIBYTE * 0.8);
  const critical = Math.floor(Math.min(limits.critical, ...kept));
  const warning = Math.min(limits.warning, Math.floor(critical / 2));
  const alert = (name: string, severity: "warning" | "critical", limit: number): Recommended => ({
    name,
    group: GROUP,
    expr: `max by (slot_name) (pg_replication_slots_pg_wal_lsn_diff{${slots}}) > ${limit}`,
    for: 5 * MINUTE,
    severity,
    summary: "The slot {{ $labels.slot_name }} retains {{ $value | humanize1024 }}B of WAL",
    description: "PostgreSQL can't remove WAL that the connector has not read: it fills the disk of the source.",
    action:
      "See whether the connector runs and keeps up. A slot of a database without changes moves on by the heartbeat alone.",
    fires: { series: { [bytes]: constant(limit * 2) }, labels: { slot_name: labels.slot_name ?? "" } },
    silent: { [bytes]: constant(Math.floor(limit / 2)) },
  });
  return [alert("WalRetained", "warning", warning), alert("WalRetainedCritical", "critical", critical)];
}
