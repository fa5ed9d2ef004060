import type { RowSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { course, rowOf } from "../panels.js";

const REAL = 'job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|nsfs|fuse.*"';

/** What is not there is said, or it would look as if nothing had to be. */
export const unwatchedMachines: RowSpec = {
  type: "row",
  title: "Machines",
  panels: [
    {
      type: "text",
      title: "Machines are not watched here",
      content:
        "No node_exporter is scraped (`exporters: { node: false }`): processors, memory, disks and network are not drawn, and no alert tells of them. Look at them where they are watched, on Kubernetes by the cluster's own dashboards of nodes and pods.",
      width: 24,
      height: 4,
    },
  ],
};

/** Processors, memory, disks and network of the machines. */
export function machineRows({ spec, window }: Watched): readonly RowSpec[] {
  if (spec.exporters.node === false) return [];
  const host = { legend: "{{instance}}" };
  const device = { unit: "Bps", legend: "{{instance}} {{device}}" };
  const network = 'job="node",device!="lo"';
  return [
    ...rowOf("Processors and memory", [
      course(
        "Processors in use",
        `1 - avg by (instance) (rate(node_cpu_seconds_total{job="node",mode="idle"}[${window}]))`,
        { ...host, unit: "percentunit" },
      ),
      course(
        "Memory in use",
        '1 - node_memory_MemAvailable_bytes{job="node"} / node_memory_MemTotal_bytes{job="node"}',
        { ...host, unit: "percentunit" },
      ),
      course("Swap in use", 'node_memory_SwapTotal_bytes{job="node"} - node_memory_SwapFree_bytes{job="node"}', {
        ...host,
        unit: "bytes",
      }),
      course("Processes that want a processor", 'node_load5{job="node"}', { ...host, unit: "short" }),
    ]),
    ...rowOf("Disks", [
      course("Free space", `node_filesystem_avail_bytes{${REAL}} / node_filesystem_size_bytes{${REAL}}`, {
        unit: "percentunit",
        legend: "{{instance}} {{mountpoint}}",
      }),
      course("Time that disks are busy", `rate(node_disk_io_time_seconds_total{job="node"}[${window}])`, {
        unit: "percentunit",
        legend: "{{instance}} {{device}}",
      }),
    ]),
    ...rowOf("Network", [
      course("Received", `rate(node_network_receive_bytes_total{${network}}[${window}])`, device),
      course("Sent", `rate(node_network_transmit_bytes_total{${network}}[${window}])`, device),
    ]),
  ];
}
