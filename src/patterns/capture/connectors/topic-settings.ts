import type { Address } from "../../../compiler/model/address.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import {
  CLUSTER,
  type ClusterSpec,
  TOPIC,
  TOPIC_OPTIONS,
  type TopicSpec,
  topicConfig,
} from "../../../systems/kafka/schema.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";

/** What an author says of topics at one place: of one by hand, or of all that a source's connector writes. */
export interface TopicSettings {
  /** As a message names it: `the topic x`, `the topics of x`. */
  readonly subject: string;
  readonly resource: Address;
  readonly origin: Origin;
  readonly topics: readonly Resource<TopicSpec>[];
  readonly replicas: number;
  readonly config: Readonly<Record<string, string | number | boolean>>;
  readonly retentionReason: string | undefined;
  readonly cluster: Resource<ClusterSpec> | undefined;
  /** The place of an option that a topic and a source's `topics` both have. */
  readonly at: (option: "replicas" | "partitions") => Origin;
  /** The place of a config, by Kafka's name. */
  readonly configAt: (name: string) => Origin;
}

const known = new WeakMap<Pipeline, readonly TopicSettings[]>();

export function topicSettings(pipeline: Pipeline): readonly TopicSettings[] {
  const found = known.get(pipeline) ?? [...allSettings(pipeline)];
  known.set(pipeline, found);
  return found;
}

function* allSettings(pipeline: Pipeline): Iterable<TopicSettings> {
  const clusters = ofKind(pipeline.resources, CLUSTER);
  const clusterAt = (reference: { readonly $ref: Address } | undefined): Resource<ClusterSpec> | undefined =>
    reference === undefined ? clusters[0] : resourceAt(pipeline.resources, reference.$ref, CLUSTER);
  const ofSource = new Map<Address, Resource<TopicSpec>[]>();
  for (const topic of ofKind(pipeline.resources, TOPIC)) {
    if (topic.madeBy !== undefined) {
      const others = ofSource.get(topic.madeBy);
      if (others === undefined) ofSource.set(topic.madeBy, [topic]);
      else others.push(topic);
      continue;
    }
    const { origin, spec } = topic;
    yield {
      subject: `the topic \`${topic.name}\``,
      resource: topic.address,
      origin,
      topics: [topic],
      replicas: spec.replicas,
      config: topicConfig(spec),
      retentionReason: spec.retentionReason,
      cluster: clusterAt(spec.cluster),
      at: (option) => within(origin, option),
      configAt: (name) => configPlace(origin, [], name, spec),
    };
  }
  for (const [address, topics] of ofSource) {
    const source = resourceAt(pipeline.resources, address, SOURCE);
    const [first] = topics;
    if (source === undefined || first === undefined) continue;
    yield settingsOf(source, topics, topicConfig(first.spec), clusterAt(source.spec.kafka));
  }
}

function settingsOf(
  source: Resource<SourceSpec>,
  topics: readonly Resource<TopicSpec>[],
  config: Readonly<Record<string, string | number | boolean>>,
  cluster: Resource<ClusterSpec> | undefined,
): TopicSettings {
  return {
    subject: `the topics of \`${source.name}\``,
    resource: source.address,
    origin: source.origin,
    topics,
    replicas: source.spec.topics.replicas,
    config,
    retentionReason: source.spec.topics.retentionReason,
    cluster,
    at: (option) => within(source.origin, "topics", option),
    configAt: (name) => configPlace(source.origin, ["topics"], name, source.spec.topics),
  };
}

/** Where a config is said: by an option of its own, or by its name. */
function configPlace(
  origin: Origin,
  path: readonly string[],
  name: string,
  spec: { readonly config: Readonly<Record<string, unknown>> },
): Origin {
  if (Object.hasOwn(spec.config, name)) return within(origin, ...path, "config", name);
  const option = Object.entries(TOPIC_OPTIONS).find(([, each]) => each === name)?.[0];
  const isSaid = option !== undefined && Reflect.get(spec, option) !== undefined;
  return isSaid ? within(origin, ...path, option) : within(origin, ...path);
}
