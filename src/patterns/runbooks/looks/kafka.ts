import type { Resource } from "../../../compiler/model/resource.js";
import type { ClusterSpec } from "../../../systems/kafka/schema.js";
import { clusterOf, kafkaTool } from "../../recovery/kafka-tools.js";
import { word } from "../../recovery/section.js";
import { type Block, shell } from "../page.js";
import type { Scene } from "../scene.js";

const MOST_GROUPS = 12;

/** How far each group of the pipeline is behind, by partition, and who its members are. */
export function groupLag({ consumptions, pipeline }: Scene): readonly Block[] {
  const byCluster = new Map<Resource<ClusterSpec> | undefined, Set<string>>();
  for (const { kafka } of consumptions) {
    if (kafka === undefined) continue;
    const cluster = clusterOf(kafka.cluster, pipeline);
    byCluster.set(cluster, (byCluster.get(cluster) ?? new Set()).add(kafka.group));
  }
  return [...byCluster].map(([cluster, groups]) => {
    const named = [...groups].sort().map((group) => ` --group ${word(group)}`);
    const which = named.length > MOST_GROUPS ? " --all-groups" : named.join("");
    return shell(
      "LAG by partition; a group without a CONSUMER-ID is read by nobody",
      `${kafkaTool("kafka-consumer-groups", cluster)} --describe${which}`,
    );
  });
}

/** Partitions that have lost copies, and those that can't be used at all. */
export function partitionsInTrouble({ clusters }: Scene): readonly Block[] {
  return ofEach(clusters, "partitions without a leader, then those that lack copies: both lists must be empty", [
    (cluster) => `${kafkaTool("kafka-topics", cluster)} --describe --unavailable-partitions`,
    (cluster) => `${kafkaTool("kafka-topics", cluster)} --describe --under-replicated-partitions`,
  ]);
}

export function brokersThatAnswer({ clusters }: Scene): readonly Block[] {
  return ofEach(clusters, "the brokers that answer, by `id` and `rack`", [
    (cluster) => `${kafkaTool("kafka-broker-api-versions", cluster)} | grep 'id:'`,
  ]);
}

export function controllerQuorum({ clusters }: Scene): readonly Block[] {
  return ofEach(clusters, "the leader of the controllers, and how far the others are behind", [
    (cluster) => `${kafkaTool("kafka-metadata-quorum", cluster)} describe --status`,
  ]);
}

function ofEach(
  clusters: readonly Resource<ClusterSpec>[],
  what: string,
  commands: readonly ((cluster: Resource<ClusterSpec>) => string)[],
): readonly Block[] {
  return clusters.map((cluster) => shell(what, ...commands.map((command) => command(cluster))));
}
