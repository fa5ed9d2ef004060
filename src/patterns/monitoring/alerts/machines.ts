import { constant, HOUR, MINUTE, type Recommended, rising, SAMPLES, series, type Watched } from "../recommended.js";

const GROUP = "machines";
const HOST = { job: "node", instance: "node-exporter:9100" };
const DISK = { ...HOST, device: "/dev/sda1", fstype: "ext4", mountpoint: "/" };
/** File systems that are no disks, or never have room. */
const REAL = 'job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|nsfs|fuse.*"';

const SERVER = { job: "clickhouse", instance: "clickhouse:9363" };

/** Where nobody asks the machines, what ClickHouse says of the disk that its tables are on. */
function clickHouseDisk({ deployed, spec }: Watched): readonly Recommended[] {
  if (!deployed.hasClickHouse || spec.exporters.clickhouse === false) return [];
  const metric = (of: string): string => `ClickHouseAsyncMetrics_FilesystemMainPath${of}Bytes`;
  const free = `${metric("Available")}{job="clickhouse"} / ${metric("Total")}{job="clickhouse"}`;
  const { diskFree, usage } = spec.thresholds;
  const room = (available: number): Recommended["silent"] => ({
    [series(metric("Available"), SERVER)]: constant(available),
    [series(metric("Total"), SERVER)]: constant(1000),
  });
  return [
    {
      name: "ClickHouseDiskFull",
      group: GROUP,
      expr: `${free} < ${diskFree}`,
      for: 5 * MINUTE,
      severity: "critical",
      summary: "The disk of ClickHouse at {{ $labels.instance }} has {{ $value | humanizePercentage }} left",
      description: "When nothing is left inserts are refused, and no merge runs.",
      action: "Make the volume larger, or take old partitions away.",
      fires: { series: room(1), labels: SERVER },
      silent: room(990),
    },
    {
      name: "ClickHouseDiskUsed",
      group: GROUP,
      expr: `1 - ${free} > ${usage}`,
      for: 15 * MINUTE,
      severity: "warning",
      summary: "The disk of ClickHouse at {{ $labels.instance }} is {{ $value | humanizePercentage }} full",
      description: "There is still room, but for how long nobody can say: merges and mutations need a lot at once.",
      action: "Look for what grows: tables without a TTL, detached parts, logs.",
      fires: { series: room(1), labels: SERVER },
      silent: room(990),
    },
  ];
}

/** Disks, memory and processors. */
export function machineAlerts(watched: Watched): readonly Recommended[] {
  const { spec, window } = watched;
  if (spec.exporters.node === false) return clickHouseDisk(watched);
  const { diskFree, usage } = spec.thresholds;
  const free = `node_filesystem_avail_bytes{${REAL}} / node_filesystem_size_bytes{${REAL}}`;
  const available = series("node_filesystem_avail_bytes", DISK);
  const size = series("node_filesystem_size_bytes", DISK);
  const memory = series("node_memory_MemAvailable_bytes", HOST);
  const total = series("node_memory_MemTotal_bytes", HOST);
  const idle = series("node_cpu_seconds_total", { ...HOST, cpu: "0", mode: "idle" });
  return [
    {
      name: "DiskFull",
      group: GROUP,
      expr: `${free} < ${diskFree}`,
      for: 5 * MINUTE,
      severity: "critical",
      summary: "{{ $labels.mountpoint }} of {{ $labels.instance }} has {{ $value | humanizePercentage }} left",
      description: "What writes there stops when it is full; PostgreSQL and Kafka go down.",
      action: "Make room or the disk larger. Never remove WAL or a broker's segments by hand.",
      fires: { series: { [available]: constant(1), [size]: constant(1000) }, labels: DISK },
      silent: { [available]: constant(900), [size]: constant(1000) },
    },
    {
      name: "DiskUsed",
      group: GROUP,
      expr: `1 - ${free} > ${usage}`,
      for: 15 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.mountpoint }} of {{ $labels.instance }} is {{ $value | humanizePercentage }} full",
      description: "There is still room, but for how long nobody can say: merges and snapshots need a lot at once.",
      action: "Look for what grows: retained WAL, topics' retention, parts, logs.",
      fires: { series: { [available]: constant(1), [size]: constant(1000) }, labels: DISK },
      silent: { [available]: constant(990), [size]: constant(1000) },
    },
    {
      name: "DiskFilling",
      group: GROUP,
      expr: `predict_linear(node_filesystem_avail_bytes{${REAL}}[6h], 86400) < 0 and ${free} < 0.5`,
      for: HOUR,
      severity: "warning",
      summary: "{{ $labels.mountpoint }} of {{ $labels.instance }} is full within a day",
      description: "At the pace of the last six hours nothing is left of it tomorrow.",
      action: "Look for what grows: retained WAL, topics' retention, parts, logs.",
      fires: { series: { [available]: rising(500 + SAMPLES, -1), [size]: constant(2000) }, labels: DISK },
      silent: { [available]: constant(800), [size]: constant(2000) },
    },
    {
      name: "MemoryUsed",
      group: GROUP,
      expr: `1 - node_memory_MemAvailable_bytes{job="node"} / node_memory_MemTotal_bytes{job="node"} > ${usage}`,
      for: 15 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory",
      description: "When none is left the kernel ends the largest process.",
      action: "See which process grew; give it a limit or the machine more.",
      fires: { series: { [memory]: constant(1), [total]: constant(1000) }, labels: HOST },
      silent: { [memory]: constant(990), [total]: constant(1000) },
    },
    {
      name: "CpuUsed",
      group: GROUP,
      expr: `1 - avg by (job, instance) (rate(node_cpu_seconds_total{job="node",mode="idle"}[${window}])) > ${usage}`,
      for: 15 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its processors",
      description: "Merges, snapshots and queries take longer, and lag grows.",
      action: "See which process it is, and whether it is a passing load such as a snapshot.",
      fires: { series: { [idle]: constant(100) }, labels: HOST },
      silent: { [idle]: rising(0, 60) },
    },
  ];
}
