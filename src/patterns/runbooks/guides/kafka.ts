import { recoveryLink } from "../links.js";
import { errors, parts } from "../looks/clickhouse.js";
import { brokersThatAnswer, controllerQuorum, groupLag, partitionsInTrouble } from "../looks/kafka.js";
import { measured, windowOf } from "../looks/prometheus.js";
import { attached, consumers } from "../looks/queues.js";
import { listed, step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide, Guides } from "./guide.js";
import { MAKE_OBJECTS } from "./steps.js";

/** Brokers, topics, and how far consumers are behind. */
export const kafkaGuides: Guides = {
  ConsumerLag: (scene) => ({
    ...behind(scene),
    why: `${listed(scene.read)} grow old; nothing is lost while the topics keep it.`,
    related: ["ConsumerStalled", "ClickHouseInsertsDelayed", "QueueExceptions", "CpuUsed"],
  }),
  ConsumerStalled: (scene) => ({
    ...behind(scene),
    why: `${listed(scene.read)} stay as they are. What waits longer than the topic's retention is lost.`,
    related: ["ConsumerGroupEmpty", "QueueIdle", "QueueExceptions", "ClickHouseInsertsRejected"],
  }),
  ConsumerGroupEmpty: (scene) => ({
    why: `Nobody reads: ${listed(scene.read)} stay as they are. What waits longer than the topic's retention is lost.`,
    look: [...attached(scene), ...groupLag(scene), ...consumers(scene)],
    mend: [
      step("ClickHouse does not answer: start it. Its queues read again by themselves."),
      step(
        "A queue or its view is not there: make the objects anew. Offsets are the group's, so nothing is left out.",
        MAKE_OBJECTS,
      ),
      step("They are there, and `exceptions` speaks of brokers or logging in: mend the way to Kafka, or the account."),
    ],
    over: "Each group has a CONSUMER-ID, and LAG shrinks.",
    related: ["ClickHouseDown", "ConsumerStalled", "QueueIdle"],
  }),
  KafkaDown: (scene) => ({
    why: `Nothing reaches ${listed(scene.read)}, and PostgreSQL keeps all WAL until Kafka is back. What brokers have on disk stays.`,
    look: [...brokersThatAnswer(scene), ...controllerQuorum(scene)],
    mend: [
      step("No broker runs: read the end of their logs. A full disk, memory, a certificate that has ended."),
      step("They run, and only the scrape fails: see the port of their metrics, and the way there."),
      step("They run, and know no controller: start the controllers, more than half of them must answer."),
    ],
    over: "All brokers answer, and the connectors' slots shrink.",
    related: ["KafkaBrokersMissing", "KafkaControllers", "ConnectorDown", "WalRetained"],
  }),
  KafkaBrokersMissing: (scene) => ({
    why: "With one more broker gone, topics may refuse what the connectors write, and the slots hold WAL.",
    look: [...brokersThatAnswer(scene), ...partitionsInTrouble(scene)],
    mend: [
      step("Start the broker that does not answer. Read the end of its log first: a full disk, memory, a certificate."),
      step("Stop no other broker until no partition lacks copies."),
    ],
    over: "All brokers answer, and the list of partitions that lack copies is empty.",
    related: ["KafkaUnderReplicated", "KafkaOfflinePartitions", "DiskFull"],
  }),
  KafkaUnderReplicated: (scene) => ({
    why: "Below `min.insync.replicas` the topic refuses what the connectors write, and the slots hold WAL.",
    look: [...partitionsInTrouble(scene), ...brokersThatAnswer(scene)],
    mend: [
      step("A broker is missing from the list: start it."),
      step("All answer: one is slow. Look at its disk and network, and give its replicas time to catch up."),
    ],
    over: "The list of partitions that lack copies is empty.",
    related: ["KafkaBrokersMissing", "KafkaOfflinePartitions", "DiskFull"],
  }),
  KafkaOfflinePartitions: (scene) => ({
    why: `Partitions can be neither written nor read: what they carry does not reach ${listed(scene.read)}.`,
    look: [...partitionsInTrouble(scene), ...brokersThatAnswer(scene), ...controllerQuorum(scene)],
    mend: [
      step("Start the brokers that `Replicas` of the partition names. The last one that was in `Isr` must come back."),
      step(`Its disk is lost for good: ${recoveryLink(scene, "Kafka is lost", "bring Kafka's topics back")}.`),
      step(
        "Never turn `unclean.leader.election.enable` on to get over this: messages are lost, and nobody can tell which.",
      ),
    ],
    over: "No partition is without a leader, and consumers' LAG shrinks.",
    related: ["KafkaBrokersMissing", "KafkaControllers"],
  }),
  KafkaControllers: (scene) => ({
    why: "Without one leader no partition gets a new one, and no topic can be made or changed.",
    look: [...controllerQuorum(scene), ...brokersThatAnswer(scene)],
    mend: [
      step("No more than half of the controllers answer: start the others."),
      step("Two say that they lead: the network between them is cut. Mend it; restart none before."),
    ],
    over: "The quorum has a LeaderId, and every voter's lag is small.",
    related: ["KafkaOfflinePartitions", "KafkaBrokersMissing"],
  }),
};

function behind(scene: Scene): Omit<Guide, "why"> {
  return {
    look: [
      ...consumers(scene),
      ...groupLag(scene),
      ...measured(
        scene,
        "messages that each group reads a second",
        `sum by (consumergroup) (rate(kafka_consumergroup_current_offset[${windowOf(scene)}]))`,
      ),
      parts,
      errors,
    ],
    mend: [
      step("`exceptions` of a queue tell what it stops at: mend that first."),
      step("Partitions have many parts, or inserts are refused: let merges catch up before anything else."),
      step("It reads, but too slowly: raise `consumers` of the mirror, up to the topic's partitions."),
      step("A view or a queue is missing: make the objects anew.", MAKE_OBJECTS),
    ],
    over: "LAG of each partition shrinks with every look.",
  };
}
