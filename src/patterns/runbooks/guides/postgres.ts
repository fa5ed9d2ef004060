import type { CapturedSource } from "../../monitoring/deployed.js";
import { newSnapshotLink } from "../links.js";
import { connectorStatus, forConnectors, RESTART_FAILED } from "../looks/connect.js";
import { answers, longTransactions, senders, slots } from "../looks/postgres.js";
import { measured } from "../looks/prometheus.js";
import { type Block, listed, postgres, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide, Guides } from "./guide.js";

/** What the sources keep for their connectors. */
export const postgresGuides: Guides = {
  PostgresDown: (scene) => ({
    why: `Nothing new reaches ${listed(scene.read)}. Nothing is lost: the slot keeps what the connector has not read.`,
    look: [...answers(scene), ...connectorStatus(scene)],
    mend: [
      step("Start the database, or its way here: DNS, firewall, certificate, `max_connections`."),
      step(
        `After a failover see whether the slot is on the new primary; where it is not: ${newSnapshotLink(scene)}.`,
        ...slots(scene),
      ),
      step(
        "Debezium connects again by itself; a task that has given up does not.",
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
    ],
    related: ["ConnectorNotConnected", "ReplicationSlotInactive", "TargetDown"],
  }),
  ReplicationSlotInactive: (scene) => ({
    why: `Nothing new reaches ${listed(scene.read)}, and the source's disk fills with WAL${limitText(scene)}.`,
    look: [...slots(scene), ...connectorStatus(scene), ...senders(scene)],
    mend: [
      step(
        "Bring the connector back; it goes on where it was.",
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
      ...archived(scene),
      step(
        "Never drop the slot to make room, unless its tables shall be read anew: what it holds is in no other place.",
      ),
    ],
    over: "`active` is true, and `retained` shrinks.",
    related: ["ConnectorDown", "WalRetained", "ReplicationSlotLost"],
  }),
  PostgresLongTransaction: (scene) => longOpen(scene),
  WalRetained: (scene) => walRetained(scene),
  WalRetainedCritical: (scene) => walRetained(scene),
  ReplicationSlotLost: (scene) => ({
    why: `Lost: changes are gone from the log, and ${listed(scene.read)} stay as they are until they are read anew. Unreserved: they are gone with the next checkpoint.`,
    look: [...slots(scene), ...connectorStatus(scene)],
    mend: [
      ...lostArchive(scene),
      step(
        "`unreserved`: let the connector catch up at once, and give the slot room meanwhile.",
        ...scene.parts.sources
          .filter(({ source }) => source.spec.managed === undefined)
          .slice(0, 1)
          .map(moreRoom),
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
      step(`\`lost\`: ${newSnapshotLink(scene)}.`),
    ],
    over: "`wal_status` is reserved or extended, and the connector's task is RUNNING.",
    related: ["WalRetainedCritical", "ReplicationSlotInactive"],
  }),
};

function longOpen(scene: Scene): Guide {
  return {
    why: "None of its changes is sent before its end; the slot keeps WAL, and nothing is vacuumed meanwhile.",
    look: [...longTransactions(scene), ...slots(scene)],
    mend: [
      step("`active`, and it gets on: a slow query. Let it end; look for its plan and a missing index."),
      step(
        "`idle in transaction`: somebody forgot it. End it.",
        ...scene.parts.sources
          .slice(0, 1)
          .map(({ source }) =>
            postgres(
              source,
              "ends a session; its pid is in the first list, 0 is nobody's",
              "SELECT pg_terminate_backend(0)",
            ),
          ),
      ),
    ],
    over: "The first query returns nothing.",
    related: ["WalRetained", "ReplicationLag"],
  };
}

function lostArchive({ parts }: Scene) {
  if (parts.archiveSlots.length === 0) return [];
  return [
    step(
      `Of ${listed(parts.archiveSlots)}, a backup's, no table needs anything: drop it, let \`receive.sh\` make it anew, and take a base backup at once. There is no way to moments in between.`,
    ),
  ];
}

/** A backup's slot has another reader than a connector. */
function archived({ parts }: Scene) {
  if (parts.archiveSlots.length === 0) return [];
  return [
    step(
      `Of ${listed(parts.archiveSlots)}, a backup's: see why \`pg_receivewal\` does not run, the volume that it writes to for one. It goes on where it was.`,
    ),
  ];
}

function walRetained(scene: Scene): Guide {
  return {
    why: `The source's disk fills with WAL${limitText(scene)}.`,
    look: [
      ...slots(scene),
      ...longTransactions(scene),
      ...measured(
        scene,
        "bytes by which it has grown within an hour",
        "max by (slot_name) (delta(pg_replication_slots_pg_wal_lsn_diff[1h]))",
      ),
      ...connectorStatus(scene),
    ],
    mend: [
      step(
        "`active` is false: bring the connector back.",
        forConnectors(scene, "restarts what failed", RESTART_FAILED),
      ),
      step("`active` is true and a transaction is open for long: end it, or wait for it. Its changes come at its end."),
      step(
        "`active` is true and nothing is open: the connector is slow. See its queue and Kafka under [the decision tree](decision-tree.md).",
      ),
      step(
        "A database without changes moves its slot on by the heartbeat alone: see that the role may write the heartbeat's table.",
      ),
    ],
    over: "`retained` shrinks with every look.",
    related: ["WalRetained", "WalRetainedCritical", "ReplicationSlotInactive", "ReplicationLag", "DiskFilling"],
  };
}

function limitText({ parts }: Scene): string {
  const [first] = parts.sources.flatMap(({ source }) => source.spec.slotGrowthLimit ?? []);
  if (first === undefined) return ", without a limit: then PostgreSQL stops";
  return `; from ${first % 1024 === 0 ? `${first / 1024} GB` : `${first} MB`} on the slot is lost, and all tables must be read anew`;
}

/** Room for a while, so that nothing is removed that was not read. */
function moreRoom({ source }: CapturedSource): Block {
  const { slotGrowthLimit: limit } = source.spec;
  return postgres(
    source,
    "lets slots keep more, as far as the disk goes; takes effect at once",
    `ALTER SYSTEM SET max_slot_wal_keep_size = '${limit === undefined ? "-1" : `${limit * 2}MB`}';`,
    "SELECT pg_reload_conf()",
  );
}
