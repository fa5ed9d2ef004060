import { codeText } from "../../overview/markdown.js";
import { type Safeguard, safeguards } from "../../recovery/availability.js";
import { word } from "../../recovery/section.js";
import { newSnapshotLink, recoveryLink } from "../links.js";
import { brokersThatAnswer } from "../looks/kafka.js";
import { clickhouse, type Item, type Page, type Section, shell } from "../page.js";
import { alertLink, type Scene } from "../scene.js";

/** What happens when one machine, or one zone, is gone: as it is today, how it is seen, what would make it safe. */
export function highAvailability(scene: Scene): Page {
  const guards = safeguards(scene.pipeline);
  return {
    file: "high-availability.md",
    title: "When one machine fails",
    items: [
      [
        "| what | today | then |",
        "| --- | --- | --- |",
        ...guards.map(({ what, declared, verdict }) => `| ${what} | ${declared} | ${verdict} |`),
        ...zoneRow(scene),
      ].join("\n"),
    ],
    sections: [...guards.map((guard) => sectionOf(guard, scene)), zones(scene)],
  };
}

function sectionOf({ of, what, declared, verdict, check }: Safeguard, scene: Scene): Section {
  return {
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
    items: [`Today: ${declared}. ${capitalised(verdict)}.`, shell(CHECKS[of], check), ADVICE[of](scene)],
  };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const CHECKS: Readonly<Record<Safeguard["of"], string>> = {
  slot: "the slot at the server that is primary now; on a standby the same slot must be there, too",
  copies: "`ReplicationFactor` of each topic, and no `Isr` shorter than its `Replicas`",
  synced: "partitions that have fewer copies in step than they need: the list must be empty",
  unclean: "what holds for the topic, and where it is set: it must be false",
  workers: "connectors and tasks with the `worker_id` that runs each: another must be able to take over",
  replicas: "the replicas as ClickHouse sees them; none that is read-only or missing",
  keepers: "the keeper that this server talks to",
};

type Advice = (scene: Scene) => string;

const ADVICE: Readonly<Record<Safeguard["of"], Advice>> = {
  slot: (scene) =>
    scene.parts.sources.every(({ source }) => source.spec.failover)
      ? "The standby needs `sync_replication_slots = on`, `hot_standby_feedback = on`, a `primary_slot_name`, and `dbname` in `primary_conninfo`; the primary names its physical slot in `synchronized_standby_slots`. Then promote it, and restart the connector."
      : `From PostgreSQL 17 on: \`failover: true\` at the source, and a standby with \`sync_replication_slots = on\`. Without it the way back is a snapshot: ${recoveryLink(scene, "PostgreSQL of", "after a failover without the slot")}, or only ${newSnapshotLink(scene)}.`,
  copies: () =>
    "3 copies: `topics: { replicas: 3 }` at the source. A topic that is there is moved by `kafka-reassign-partitions.sh`.",
  synced: () => "2 of 3: with one broker gone writing goes on, and nothing that was confirmed is on one disk alone.",
  unclean: (scene) =>
    `It stays false: a partition without a leader waits for its messages${also(alertLink("KafkaOfflinePartitions", scene))}.`,
  workers: () =>
    "Two workers with the same `group.id` on two machines: what a lost one ran is started on the other after `scheduled.rebalance.max.delay.ms`, by default five minutes.",
  replicas: () =>
    "`clickhouse.cluster` with two replicas of each shard, on two machines. The same config then makes Replicated tables.",
  keepers: () => "Three keepers on machines of their own: one may fail. Two are no safer than one.",
};

function also(link: string | undefined): string {
  return link === undefined ? "" : `; what is done then: ${link}`;
}

function zoneRow({ kubernetes }: Scene): readonly string[] {
  const named = kubernetes?.zones;
  if (named === undefined)
    return ["| spread over zones | not said here | a zone that is lost may take all copies: machines in three zones |"];
  const verdict = named.length < 3 ? "a zone that is lost may take the majority: three zones" : "fine";
  return [`| spread over zones | ${named.map((each) => `\`${codeText(each)}\``).join(", ")} | ${verdict} |`];
}

function zones(scene: Scene): Section {
  const { kubernetes } = scene;
  const items: readonly Item[] = [
    "Copies help only where they do not go together: brokers, keepers and replicas each in several zones, and `broker.rack` of each broker the zone's name.",
    ...(kubernetes === undefined
      ? []
      : [
          shell(
            "each pod's node, and each node's zone",
            `kubectl --namespace ${word(kubernetes.namespace)} get pods --output wide`,
            "kubectl get nodes --label-columns topology.kubernetes.io/zone",
          ),
        ]),
    ...brokersThatAnswer(scene),
    ...(scene.parts.hasClickHouse
      ? [
          clickhouse(
            "the replicas' machines",
            "SELECT cluster, shard_num, replica_num, host_name, host_address",
            "FROM system.clusters",
            "ORDER BY cluster, shard_num, replica_num",
          ),
        ]
      : []),
  ];
  return { title: "Spread over zones", items };
}
