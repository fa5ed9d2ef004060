import { recoveryLink } from "../links.js";
import { lostParts } from "../looks/clickhouse-access.js";
import { groupLag, partitionsInTrouble } from "../looks/kafka.js";
import { consumers } from "../looks/queues.js";
import { listed, step } from "../page.js";
import type { Guides } from "./guide.js";

const READ_ANEW = step(
  "Ask for the tables of these topics again, by their files in `postgres/*/snapshot/`: the connector sends their rows anew.",
);

/** What is lost for good, unless it is read anew. */
export const lossGuides: Guides = {
  MessagesLost: (scene) => ({
    why: `Changes are gone from the topic: ${listed(scene.read)} lack some of them until their rows are sent anew.`,
    look: [...groupLag(scene), ...consumers(scene)],
    mend: [
      step("The consumer stands still: see why, and let it go on, or more is lost meanwhile."),
      READ_ANEW,
      step(
        "Rows that were deleted meanwhile are still there: a snapshot does not name them. Compare the keys with the source.",
      ),
      step("Raise the topic's `retention` in the config, so that a long weekend fits into it."),
    ],
    over: "The group reads, and the tables have the source's rows.",
    related: ["ConsumerStalled", "ConsumerGroupEmpty", "DiskFull"],
  }),
  KafkaUncleanElection: (scene) => ({
    why: "What only the lost leader had is gone, and offsets are given anew: consumers may leave messages out or read some twice.",
    look: [...partitionsInTrouble(scene), ...groupLag(scene)],
    mend: [
      step("The controller's log names the partitions (`UNCLEAN`)."),
      READ_ANEW,
      step("Set `unclean.leader.election.enable` to false for the cluster or the topic, in the config."),
    ],
    over: "No partition lacks a leader, and the tables have the source's rows.",
    related: ["KafkaOfflinePartitions", "KafkaBrokersMissing"],
  }),
  ClickHouseDataLost: (scene) => ({
    why: "The rows of that part are on no replica any more; an empty part stands in its place.",
    look: [lostParts],
    mend: [
      step("A mirror: ask for its table again, by its file in `postgres/*/snapshot/`; its rows come anew."),
      step(`Another table: ${recoveryLink(scene, "ClickHouse is lost", "bring back the partition from a backup")}.`),
      step("See why it was lost: a disk, a replica that was removed by hand, parts that were deleted."),
    ],
    related: ["ClickHouseReplicaReadonly", "ClickHouseReplicaDelay"],
  }),
};
