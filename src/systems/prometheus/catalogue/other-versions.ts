import type { Component } from "./component.js";

/** Names that other versions of a component have for a metric, by what each project says of its releases. */
interface OtherName {
  readonly component: Component;
  /** Which versions have it: "from 0.20.0 on". */
  readonly in: string;
  readonly name: RegExp;
  /** What it is called in the version that is known. */
  readonly here?: string;
}

const NODE = { component: "node_exporter", in: "before 0.16.0" } as const;

const OTHER_NAMES: readonly OtherName[] = [
  {
    component: "postgres_exporter",
    in: "from 0.20.0 on",
    name: /^pg_replication_slots_(slot_current_wal_lsn|slot_confirmed_flush_lsn|slot_is_active|safe_wal_size_bytes|wal_status)$/,
    here: "pg_replication_slot_$1",
  },
  { ...NODE, name: /^node_cpu$/, here: "node_cpu_seconds_total" },
  { ...NODE, name: /^node_(memory_\w+|filesystem_(?:avail|free|size))$/, here: "node_$1_bytes" },
  { ...NODE, name: /^node_disk_bytes_(read|written)$/, here: "node_disk_$1_bytes_total" },
  { ...NODE, name: /^node_disk_(io|read|write)_time_ms$/, here: "node_disk_$1_time_seconds_total" },
  { ...NODE, name: /^node_(boot_time|time)$/, here: "node_$1_seconds" },
  {
    ...NODE,
    name: /^node_(context_switches|forks|intr|disk_(?:reads|writes)_(?:completed|merged)|network_(?:receive|transmit)_\w+)$/,
    here: "node_$1_total",
  },
  {
    component: "kube-state-metrics",
    in: "before 2.0.0",
    name: /^kube_hpa_(\w+)$/,
    here: "kube_horizontalpodautoscaler_$1",
  },
  {
    component: "kube-state-metrics",
    in: "before 2.0.0",
    name: /^kube_pod_deleted$/,
    here: "kube_pod_deletion_timestamp",
  },
  {
    component: "otelcol",
    in: "before 0.155.0",
    name: /^otelcol_processor_(accepted|refused)_(spans|metric_points|log_records)$/,
    here: "otelcol_processor_memory_limiter_$1_$2",
  },
  {
    component: "otelcol",
    in: "from 0.159.0 on",
    name: /^otelcol_exporter_enqueue_size(_bytes)?(_sum|_count|_bucket)?$/,
  },
];

export interface OfOtherVersion {
  readonly in: string;
  /** Its name in the version that is known; undefined where that has none of it. */
  readonly here: string | undefined;
}

/** Which other versions of a component have a metric that the known one has not. */
export function ofOtherVersion(component: string, metric: string): OfOtherVersion | undefined {
  const found = OTHER_NAMES.find((each) => each.component === component && each.name.test(metric));
  if (found === undefined) return undefined;
  return { in: found.in, here: found.here === undefined ? undefined : metric.replace(found.name, found.here) };
}
