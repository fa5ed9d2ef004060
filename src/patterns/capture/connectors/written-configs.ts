import type { Address } from "../../../compiler/model/address.js";
import type { Origin } from "../../../compiler/model/origin.js";
import type { PropertyDefinitions } from "../../../compiler/model/property-definition.js";
import { ofKind, type Pipeline, resourceAt } from "../../../compiler/model/resource.js";
import { brokerProperties, topicProperties } from "../../../systems/kafka/public.js";
import { CLUSTER, TOPIC } from "../../../systems/kafka/schema.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";

/** Configs by Kafka's own names, as an author wrote them. */
export interface WrittenConfigs {
  /** `Topics` or `Brokers`. */
  readonly owner: string;
  readonly resource: Address;
  readonly origin: Origin;
  readonly path: readonly string[];
  readonly configs: Readonly<Record<string, string | number | boolean>>;
  readonly definitions: PropertyDefinitions;
  /** The cluster's version, where it is said. */
  readonly version: string | undefined;
  /** Whether a config of this name is none of Kafka's own. */
  readonly isOpen: (name: string) => boolean;
}

/** Listeners, quorums and plugins bring configs of their own: `listener.name.x.…`, `rsm.config.…`, `my.plugin.…`. */
const OF_PLUGINS =
  /^(listener\.name|rsm\.config|rlmm\.config|metric|sasl|ssl|principal|authorizer|client\.quota|super)\b/;

export function* writtenConfigs(pipeline: Pipeline): Iterable<WrittenConfigs> {
  const clusters = ofKind(pipeline.resources, CLUSTER);
  const versionAt = (reference: { readonly $ref: Address } | undefined): string | undefined =>
    (reference === undefined ? clusters[0] : resourceAt(pipeline.resources, reference.$ref, CLUSTER))?.spec.version;
  for (const cluster of clusters) {
    yield {
      owner: "Brokers",
      resource: cluster.address,
      origin: cluster.origin,
      path: ["properties"],
      configs: cluster.madeBy === undefined ? cluster.spec.properties : {},
      definitions: brokerProperties,
      version: cluster.spec.version,
      isOpen: (name) => OF_PLUGINS.test(name),
    };
  }
  const topics = { owner: "Topics", definitions: topicProperties, isOpen: () => false };
  for (const topic of ofKind(pipeline.resources, TOPIC)) {
    if (topic.madeBy !== undefined) continue;
    const { address: resource, origin } = topic;
    const configs = topic.spec.config;
    yield { ...topics, resource, origin, path: ["config"], configs, version: versionAt(topic.spec.cluster) };
  }
  for (const source of ofKind(pipeline.resources, SOURCE)) {
    const { address: resource, origin } = source;
    const configs = source.spec.topics.config;
    yield { ...topics, resource, origin, path: ["topics", "config"], configs, version: versionAt(source.spec.kafka) };
  }
}
