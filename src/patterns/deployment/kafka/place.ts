import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec, CONNECTOR, type ConnectorSpec } from "../../../systems/kafka/schema.js";
import { objectName } from "../names.js";
import type { Scope } from "../placed.js";

/** The Kafka cluster that Strimzi runs: what its object is called, and how its clients reach it. */
export interface KafkaPlace {
  readonly resource: Resource<ClusterSpec>;
  readonly name: string;
  readonly brokers: number;
  readonly port: number;
  readonly tls: boolean;
  readonly authentication: "scram-sha-512" | "tls" | undefined;
}

/** The first Kafka cluster, where Strimzi is to run it. Others run elsewhere. */
export function kafkaPlace({ spec, pipeline }: Scope): KafkaPlace | undefined {
  const resource = spec.kafka === undefined ? undefined : ofKind(pipeline.resources, CLUSTER)[0];
  if (resource === undefined) return undefined;
  const { brokers, size, tls, sasl } = resource.spec;
  const first = brokers[0] ?? "";
  const certificate = tls === undefined || tls === true ? undefined : tls.certificate;
  return {
    resource,
    name: objectName(resource.name),
    brokers: spec.brokers ?? size ?? 3,
    port: Number(first.slice(first.lastIndexOf(":") + 1)),
    tls: tls !== undefined,
    authentication: sasl !== undefined ? "scram-sha-512" : certificate !== undefined ? "tls" : undefined,
  };
}

/** The Service that Strimzi makes for clients to begin with. */
export function bootstrapHost({ name }: KafkaPlace): string {
  return `${name}-kafka-bootstrap`;
}

export const CONNECT = "connect";

/** Topics and group of the Connect workers themselves. */
export const WORKER_TOPICS = {
  config: "connect-configs",
  offset: "connect-offsets",
  status: "connect-status",
} as const;
export const WORKER_GROUP = "connect";

export function connectorsOf({ pipeline }: Scope): readonly Resource<ConnectorSpec>[] {
  return ofKind(pipeline.resources, CONNECTOR);
}

/** Copies of what Kafka and Connect keep for themselves. */
export function ownReplicas({ brokers }: KafkaPlace): number {
  return Math.min(3, brokers);
}
