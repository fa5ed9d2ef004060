import { constant, HOUR, MINUTE, type Recommended, rising, SAMPLES, series, type Watched } from "../recommended.js";

const GROUP = "machines";
const HOST = { job: "node", instance: "node-exporter:9100" };
const DISK = { ...HOST, device: "/dev/sda1", fstype: "ext4", mountpoint: "/" };
/** File systems that are no disks, or never have room. */
const REAL = 'job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|nsfs|fuse.*"';

/** Disks, memory and processors. */
export function machineAlerts({ spec, window }: Watched): readonly Recommended[] {
  if (spec.exporters.node === false) return [];
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
