import { disks, largestQueries, largestTables, merges } from "../looks/clickhouse.js";
import { slots } from "../looks/postgres.js";
import { measured } from "../looks/prometheus.js";
import { type Block, shell, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide, Guides } from "./guide.js";

/** Disks, memory and processors. */
export const machineGuides: Guides = {
  DiskFull: (scene) =>
    disk(
      scene,
      "What writes there stops when nothing is left: PostgreSQL and Kafka go down, ClickHouse refuses inserts.",
    ),
  DiskUsed: (scene) => disk(scene, "Nothing yet. Merges, snapshots and backups need much at once."),
  DiskFilling: (scene) => disk(scene, "Nothing yet. At this pace the disk is full within a day."),
  ClickHouseDiskFull: () =>
    clickHouseDisk("When nothing is left inserts are refused and nothing merges: tables grow old."),
  ClickHouseDiskUsed: () => clickHouseDisk("Nothing yet. Merges and mutations need much at once."),
  MemoryUsed: () => ({
    why: "When none is left the kernel ends the largest process: a database or a broker.",
    look: [
      onMachine("the largest processes", "free -m", "ps -eo pid,user,rss,comm --sort=-rss | head -n 10"),
      largestQueries,
    ],
    mend: [
      step("ClickHouse is the largest: end its largest query, or give it a smaller `max_server_memory_usage`."),
      step("Java is the largest: its `-Xmx` and what it is given do not fit together."),
      step("It has grown for weeks: restart it in quiet hours, then find the leak."),
    ],
    related: ["ClickHouseMemory", "RestartsOften"],
  }),
  CpuUsed: () => ({
    why: "Merges, snapshots and queries take longer, and lag grows.",
    look: [
      onMachine("the busiest processes", "uptime", "ps -eo pid,user,pcpu,comm --sort=-pcpu | head -n 10"),
      largestQueries,
    ],
    mend: [
      step("A snapshot, a backup or a large merge: it passes."),
      step("A query: end it, and limit who sent it."),
      step("It is the usual load: more processors, or another server."),
    ],
    related: ["ConsumerLag", "ReplicationLag"],
  }),
};

/** Where machines are not asked, and nobody logs in to them. */
function clickHouseDisk(why: string): Guide {
  return {
    why,
    look: [disks, largestTables, merges],
    mend: [
      step("Make the volume larger: most storage classes do so while it runs."),
      step("Drop partitions that are not needed, or give the largest tables a TTL in the config."),
      step("Parts that were replaced go after eight minutes: wait for a merge to end."),
    ],
    over: "`free` of the first query grows.",
    related: ["ClickHouseDiskFull", "ClickHouseDiskUsed", "ClickHouseTooManyParts", "ClickHouseInsertsFailed"],
  };
}

function onMachine(what: string, ...lines: readonly string[]): Block {
  return shell(`${what}, on the machine that \`instance\` names`, ...lines);
}

function disk(scene: Scene, why: string): Guide {
  return {
    why,
    look: [
      onMachine("how full its disks are", "df -h"),
      ...measured(
        scene,
        "share that is left, by disk",
        'min by (instance, mountpoint) (node_filesystem_avail_bytes{job="node"} / node_filesystem_size_bytes{job="node"})',
      ),
      ...slots(scene),
      ...(scene.parts.hasClickHouse ? [disks, largestTables] : []),
    ],
    mend: [
      step("PostgreSQL: a slot retains WAL. Bring its connector back; never remove files of `pg_wal` by hand."),
      step(
        "Kafka: shorten the retention of the largest topic in the config and apply it; never remove segments by hand.",
      ),
      step("ClickHouse: drop what is not needed, or add a disk; parts that were replaced go after eight minutes."),
      step("Whatever it is: a larger disk."),
    ],
    over: "`df` shows more room than the limit, and it no longer shrinks.",
    related: ["DiskFull", "DiskFilling", "WalRetained", "ClickHouseTooManyParts"],
  };
}
