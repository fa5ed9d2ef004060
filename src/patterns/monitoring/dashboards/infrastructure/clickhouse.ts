import type { RowSpec } from "../../../../systems/grafana/public.js";
import { memoryLimit } from "../../memory.js";
import type { Watched } from "../../recommended.js";
import { course, rowOf } from "../panels.js";

const JOB = '{job="clickhouse"}';
const HOST = { legend: "{{instance}}" };

/** Queries, merges, memory and disks of the ClickHouse servers. */
export function clickHouseRows({ deployed, spec, window }: Watched): readonly RowSpec[] {
  if (spec.exporters.clickhouse === false || !deployed.hasClickHouse) return [];
  const rate = (event: string) => `rate(ClickHouseProfileEvents_${event}${JOB}[${window}])`;
  const used = "ClickHouseAsyncMetrics_FilesystemMainPathUsedBytes";
  return rowOf("ClickHouse", [
    course("Queries per second", rate("Query"), { ...HOST, unit: "reqps" }),
    course("Queries that fail per second", rate("FailedQuery"), { ...HOST, unit: "reqps" }),
    course("Mean time of a SELECT", `${rate("SelectQueryTimeMicroseconds")} / ${rate("SelectQuery")}`, {
      ...HOST,
      unit: "µs",
    }),
    course("Processors in use", `${rate("OSCPUVirtualTimeMicroseconds")} / 1000000`, { ...HOST, unit: "short" }),
    course("Memory in use", `ClickHouseMetrics_MemoryTracking${JOB} / ${memoryLimit(JOB)}`, {
      ...HOST,
      unit: "percentunit",
    }),
    course("Disk in use", `${used}${JOB} / ClickHouseAsyncMetrics_FilesystemMainPathTotalBytes${JOB}`, {
      ...HOST,
      unit: "percentunit",
    }),
    course("Merges and mutations that run", `ClickHouseMetrics_BackgroundMergesAndMutationsPoolTask${JOB}`, {
      ...HOST,
      unit: "short",
    }),
    course("Connections", `ClickHouseMetrics_TCPConnection${JOB} + ClickHouseMetrics_HTTPConnection${JOB}`, {
      ...HOST,
      unit: "short",
    }),
    ...(deployed.isReplicated
      ? [
          course("How far replicas are behind", `ClickHouseAsyncMetrics_ReplicasMaxAbsoluteDelay${JOB}`, {
            ...HOST,
            unit: "s",
          }),
        ]
      : []),
  ]);
}
