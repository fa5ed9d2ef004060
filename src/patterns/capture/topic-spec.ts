import { type Address, addressOf } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { TOPIC } from "../../systems/kafka/schema.js";
import { heartbeatTable, topicName } from "../../systems/postgres/public.js";
import type { SourceSpec } from "../../systems/postgres/schema/source.js";

/** Largest message that the topics take: the connector's own limit. */
const MAX_MESSAGE_BYTES = 33_554_432;

/** The option that names a cluster, where there is one. */
export function cluster(reference: Reference | undefined): { cluster?: Reference } {
  return reference === undefined ? {} : { cluster: reference };
}

/** The settings of the topics that a source is captured into. */
export function topicSpec(source: SourceSpec): {
  cluster?: Reference;
  partitions: number;
  replicas: number;
  config: Record<string, string | number | boolean>;
} {
  const { partitions, replicas, minInsyncReplicas, retention, config } = source.topics;
  return {
    ...cluster(source.kafka),
    partitions,
    replicas,
    config: {
      "cleanup.policy": "delete",
      "retention.ms": retention,
      "max.message.bytes": MAX_MESSAGE_BYTES,
      ...(minInsyncReplicas === undefined ? {} : { "min.insync.replicas": minInsyncReplicas }),
      ...config,
    },
  };
}

/** The topic of a source's heartbeat table, whose snapshot row marks the end of each snapshot. */
export function heartbeatTopic(source: Resource<SourceSpec>): Address {
  return addressOf(TOPIC.kind, topicName(source, heartbeatTable(source.spec)));
}
