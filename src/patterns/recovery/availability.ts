import { nameOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { CLUSTER as SERVERS } from "../../systems/clickhouse/schema/cluster.js";
import { CLUSTER, CONNECTOR, TOPIC, topicConfig } from "../../systems/kafka/schema.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { codeText } from "../overview/markdown.js";
import { clusterOf, kafkaTool } from "./kafka-tools.js";
import { queried, word } from "./section.js";
import { slotState } from "./sources.js";

/** One thing that keeps the pipeline running when a machine fails: what the config says of it, and how it is looked up. */
export interface Safeguard {
  readonly of: "slot" | "copies" | "synced" | "unclean" | "workers" | "replicas" | "keepers";
  readonly what: string;
  readonly declared: string;
  /** What the loss of one machine does. */
  readonly verdict: string;
  readonly check: string;
}

export function safeguards(pipeline: Pipeline): readonly Safeguard[] {
  return [...ofPostgres(pipeline), ...ofKafka(pipeline), ...ofConnect(pipeline), ...ofClickHouse(pipeline)];
}

function ofPostgres(pipeline: Pipeline): readonly Safeguard[] {
  return ofKind(pipeline.resources, SOURCE).map((source) => ({
    of: "slot",
    what: `slot of \`${codeText(source.name)}\` on standbys`,
    declared: `\`failover: ${source.spec.failover}\``,
    verdict: source.spec.failover
      ? "goes on at the promoted standby"
      : "a failover loses the slot: raise the epoch, new snapshot",
    check: slotState(source, "").lines?.join("\n") ?? "",
  }));
}

function ofKafka(pipeline: Pipeline): readonly Safeguard[] {
  const all = [...pipeline.resources.values()];
  return ofKind(all, CLUSTER).flatMap((cluster): readonly Safeguard[] => {
    const topics = ofKind(all, TOPIC).filter(({ spec }) => clusterOf(spec.cluster, pipeline) === cluster);
    if (topics.length === 0) return [];
    const inCluster = ` of \`${codeText(cluster.name)}\``;
    const replicas = Math.min(...topics.map(({ spec }) => spec.replicas));
    const settings = (name: string): readonly unknown[] =>
      topics.map(({ spec }) => topicConfig(spec)[name] ?? cluster.spec.properties[name]);
    const synced = settings("min.insync.replicas").map((value) => Number(value ?? 1));
    const least = Math.min(...synced);
    const unclean = settings("unclean.leader.election.enable").some((value) => String(value) === "true");
    const single = topics.length === 1 ? ` --topic ${word(topics[0]?.name ?? "")}` : "";
    return [
      {
        of: "copies",
        what: `copies of each topic${inCluster}`,
        declared: `at least ${replicas}`,
        verdict:
          replicas < 2
            ? "a lost broker loses messages: 3 copies"
            : replicas < 3
              ? "one may fail, with nothing to spare"
              : "fine",
        check: `${kafkaTool("kafka-topics", cluster)} --describe${single}`,
      },
      {
        of: "synced",
        what: `\`min.insync.replicas\`${inCluster}`,
        declared: `at least ${least}`,
        verdict: least < 2 ? "a message may be on one broker alone: 2, with 3 copies" : "fine",
        check: `${kafkaTool("kafka-topics", cluster)} --describe --under-min-isr-partitions`,
      },
      {
        of: "unclean",
        what: `\`unclean.leader.election.enable\`${inCluster}`,
        declared: unclean ? "true" : "false, Kafka's default, where brokers say nothing else",
        verdict: unclean ? "a broker that is behind may take over, and messages are lost: false" : "fine",
        check: `${kafkaTool("kafka-configs", cluster)} --describe --all --entity-type topics --entity-name ${word(topics[0]?.name ?? "")} | grep unclean`,
      },
    ];
  });
}

function ofConnect(pipeline: Pipeline): readonly Safeguard[] {
  if (ofKind(pipeline.resources, CONNECTOR).length === 0) return [];
  return [
    {
      of: "workers",
      what: "Connect workers of one group",
      declared: "not said here",
      verdict: "two or more: another takes over the task",
      check: `curl --fail "$CONNECT_URL/connectors?expand=status"`,
    },
  ];
}

function ofClickHouse(pipeline: Pipeline): readonly Safeguard[] {
  const clusters = ofKind(pipeline.resources, SERVERS);
  if (clusters.length === 0) {
    return [
      {
        of: "replicas",
        what: "replicas of ClickHouse",
        declared: "no `clickhouse.cluster`: one server",
        verdict: "while it is away nothing is read; Kafka keeps what comes",
        check: queried("SELECT cluster, shard_num, replica_num, host_name FROM system.clusters"),
      },
    ];
  }
  return clusters.flatMap(({ address, spec }): readonly Safeguard[] => {
    const name = codeText(nameOf(address));
    const replicas = Math.min(...spec.shards.map((shard) => shard.replicas.length));
    const keepers = spec.keeper?.length;
    return [
      {
        of: "replicas",
        what: `replicas of each shard of \`${name}\``,
        declared: `at least ${replicas}, of ${spec.shards.length} shards`,
        verdict: replicas < 2 ? "a lost server takes its shard with it: 2 replicas" : "fine",
        check: queried(
          "SELECT database, table, is_readonly, active_replicas, total_replicas FROM system.replicas WHERE active_replicas < total_replicas",
        ),
      },
      {
        of: "keepers",
        what: `keepers of \`${name}\``,
        declared: keepers === undefined ? "not said here" : String(keepers),
        verdict: keepers === undefined ? "3 on machines of their own" : keepersVerdict(keepers),
        check: queried("SELECT * FROM system.zookeeper_connection"),
      },
    ];
  });
}

function keepersVerdict(keepers: number): string {
  if (keepers < 3) return "tables become read-only when one fails: 3";
  return keepers % 2 === 0 ? `no safer than ${keepers - 1}: an odd number` : "fine";
}
