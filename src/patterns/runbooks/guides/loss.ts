import { recoveryLink } from "../links.js";
import { replicas } from "../looks/clickhouse.js";
import { brokersThatAnswer, groupLag, partitionsInTrouble } from "../looks/kafka.js";
import { consumers } from "../looks/queues.js";
import { clickhouse, listed, shell, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guides } from "./guide.js";

/** What is gone, if nobody reads it anew. */
export const lossGuides: Guides = {
  MessagesLost: (scene) => ({
    why: `Of ${listed(scene.read)} some lack changes, and will not get them by themselves.`,
    look: [...groupLag(scene), ...consumers(scene)],
    mend: [
      step("Let the consumer go on first: what it stood still for is on the page of its own alert."),
      step(
        `Then ${recoveryLink(scene, "One table of", "ask the connector for the table again")}. Logs of changes keep the gap.`,
      ),
      step("Raise the retention of the topic in the config to more than anybody sleeps."),
    ],
    over: "The table was read again, and its rows are those of the source.",
    related: ["ConsumerStalled", "ConsumerGroupEmpty", "QueueIdle"],
  }),
  KafkaUncleanElection: (scene) => ({
    why: "What only the lost leader had is gone: changes are missing, and nothing else tells which.",
    look: [...partitionsInTrouble(scene), ...brokersThatAnswer(scene)],
    mend: [
      step("Find the partition in the controllers' log: `UncleanLeaderElection`, or `unclean` in `server.log`."),
      step(`${recoveryLink(scene, "One table of", "Ask the connector for the tables of its topic again")}.`),
      step("Set `unclean.leader.election.enable` to false: it is on [the page of what fails](high-availability.md)."),
    ],
    over: "The tables were read again, and the setting is false.",
    related: ["KafkaOfflinePartitions", "KafkaBrokersMissing"],
  }),
  ClickHouseDataLost: (scene) => ({
    why: "Rows of a part are on no replica any more; an empty part stands in their place.",
    look: [
      clickhouse(
        "tables that have lost parts",
        "SELECT database, table, replica_name, lost_part_count",
        "FROM system.replicas WHERE lost_part_count > 0",
        "ORDER BY lost_part_count DESC",
      ),
      replicas,
    ],
    mend: [
      step(`There is a backup: ${recoveryLink(scene, "ClickHouse is lost", "restore the table from it")}.`),
      step(`There is none: ${recoveryLink(scene, "One table of", "ask the connector for the table again")}.`),
      step("See why two replicas lost it: one disk for both, or a replica that was away for longer than merges wait."),
    ],
    over: "The table's rows are those of the source.",
    related: ["ClickHouseReplicaReadonly", "ClickHouseReplicaDelay", "DiskFull"],
  }),
  BackupMissed: (scene) => ({
    why: "What is lost now can be brought back to no later than the last backup that succeeded.",
    look: inKubernetes(scene),
    mend: [
      step("The pod's log says why it ended: the account, the bucket, the room on the disk."),
      step("Mend it, then take one by hand: [recovery](../recovery.md) says how."),
    ],
    over: "A backup has succeeded since.",
    related: ["RestoreDrillFailed", "ReplicationSlotInactive", "DiskFull"],
  }),
  RestoreDrillFailed: (scene) => ({
    why: "Backups are taken, and what they hold can't be brought back. It is known only once it is needed, but for this.",
    look: inKubernetes(scene),
    mend: [
      step("The pod's log says what is missing or broken: a part, rows of a table, WAL between two moments, or room."),
      step("Broken or missing: take a new full backup, or base backup, at once: [recovery](../recovery.md) says how."),
      step("No room: give the volume or the servers as much as a copy takes, or let the drill try less."),
      step("Then run the drill by hand: `kubectl create job --from=cronjob/…`."),
    ],
    over: "A drill has succeeded since.",
    related: ["BackupMissed", "DiskFull"],
  }),
};

function inKubernetes({ kubernetes }: Scene) {
  if (kubernetes === undefined) return [];
  const kubectl = `kubectl --namespace ${kubernetes.namespace}`;
  return [
    shell(
      "when each CronJob last succeeded, and its Jobs; `kubectl logs job/…` of the one that failed",
      `${kubectl} get cronjobs --output custom-columns=NAME:.metadata.name,SCHEDULE:.spec.schedule,SUCCEEDED:.status.lastSuccessfulTime`,
      `${kubectl} get jobs`,
    ),
  ];
}
