import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import { nameOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, TOPIC, topicConfig } from "../schema.js";

/** The topics of each cluster, as data: name, partitions, replicas and configs. */
export function topicFiles(pipeline: Pipeline): readonly Artifact[] {
  const all = [...pipeline.resources.values()];
  const clusters = ofKind(all, CLUSTER);
  return clusters.flatMap((cluster) => {
    const topics = ofKind(all, TOPIC)
      .filter((topic) =>
        topic.spec.cluster === undefined ? cluster === clusters[0] : nameOf(topic.spec.cluster.$ref) === cluster.name,
      )
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    if (topics.length === 0) return [];
    const data = {
      cluster: cluster.name,
      brokers: cluster.spec.brokers,
      topics: topics.map((topic) => ({
        name: topic.name,
        partitions: topic.spec.partitions,
        replicas: topic.spec.replicas,
        config: Object.fromEntries(
          Object.entries(topicConfig(topic.spec)).map(([name, value]) => [name, String(value)]),
        ),
      })),
    };
    const from = cluster.madeBy ?? cluster.address;
    return [
      {
        path: `kafka/${fileName(cluster.name)}/topics.yaml`,
        content: `${commentHead("#", from, "Make these before the connectors start: brokers need not create topics on their own.")}\n${yamlText(data)}`,
        resources: [...new Set([from, ...topics.flatMap((topic) => [topic.madeBy ?? topic.address, topic.address])])],
      },
    ];
  });
}
