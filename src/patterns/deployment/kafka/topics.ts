import { nameOf } from "../../../compiler/model/address.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { CLUSTER, TOPIC, topicConfig } from "../../../systems/kafka/schema.js";
import { objectName } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import type { KafkaPlace } from "./place.js";

/** A KafkaTopic for each topic of the cluster. Topics may be called what no object may: then the name is beside it. */
export function kafkaTopics(scope: Scope, kafka: KafkaPlace): readonly Placed[] {
  const all = [...scope.pipeline.resources.values()];
  const isFirst = ofKind(all, CLUSTER)[0] === kafka.resource;
  return ofKind(all, TOPIC)
    .filter(({ spec }) => (spec.cluster === undefined ? isFirst : nameOf(spec.cluster.$ref) === kafka.resource.name))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((topic) => {
      const name = objectName(topic.name);
      const config = topicConfig(topic.spec);
      return {
        file: "kafka/topics.yaml",
        from: [scope.cluster.address, topic.madeBy ?? topic.address, topic.address],
        manifest: object(
          scope,
          {
            apiVersion: "kafka.strimzi.io/v1",
            kind: "KafkaTopic",
            name,
            component: "kafka",
            labels: { "strimzi.io/cluster": kafka.name },
          },
          {
            spec: {
              ...(name === topic.name ? {} : { topicName: topic.name }),
              partitions: topic.spec.partitions,
              replicas: topic.spec.replicas,
              ...(Object.keys(config).length === 0 ? {} : { config: { ...config } }),
            },
          },
        ),
      };
    });
}
