import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, CONNECTOR, TOPIC } from "../../../systems/kafka/schema.js";
import { secretUses } from "../../secrets/uses.js";
import { PART_DEFAULTS } from "../images.js";
import type { StackSpec } from "../schema.js";
import { basics, has, lookedUp, type Service, type Services, shell, variables } from "../service.js";

/** What all nodes of one cluster have in common; any text of 22 characters of this alphabet is one. */
const CLUSTER_ID = "aGVhZHJhY2Utc3RhY2stMQ";

export function brokerNames(stack: StackSpec, { resources }: Pipeline): readonly string[] {
  const topics = ofKind(resources.values(), TOPIC);
  const isNeeded = topics.length > 0 || ofKind(resources.values(), CLUSTER).length > 0;
  if (!isNeeded || !has(stack, "kafka")) return [];
  const count = stack.brokers ?? Math.max(1, ...topics.map(({ spec }) => spec.replicas));
  return count === 1 ? ["kafka"] : Array.from({ length: count }, (_, index) => `kafka-${index + 1}`);
}

export function bootstrapServers(stack: StackSpec, pipeline: Pipeline): string {
  const names = brokerNames(stack, pipeline);
  if (names.length > 0) return names.map((name) => `${name}:9092`).join(",");
  return ofKind(pipeline.resources.values(), CLUSTER)
    .flatMap(({ spec }) => spec.brokers)
    .join(",");
}

/** KRaft brokers, each a controller too. */
export function kafkaServices(stack: StackSpec, pipeline: Pipeline): Services {
  const names = brokerNames(stack, pipeline);
  const replicas = String(Math.min(3, names.length));
  // The names that the pipeline's clients know brokers by; all of them lead to one when it has fewer.
  const known = ofKind(pipeline.resources.values(), CLUSTER).flatMap(({ spec }) => spec.brokers.map(hostOf));
  return Object.fromEntries(
    names.map((name, index) => {
      const id = String(index + 1);
      const aliases = known.filter((host, place) => !names.includes(host) && place % names.length === index);
      const service: Service = {
        ...basics(stack, "kafka"),
        hostname: name,
        environment: variables(stack, "kafka", {
          CLUSTER_ID,
          KAFKA_NODE_ID: id,
          KAFKA_PROCESS_ROLES: "broker,controller",
          KAFKA_CONTROLLER_QUORUM_VOTERS: names.map((each, at) => `${at + 1}@${each}:9093`).join(","),
          KAFKA_LISTENERS: "INTERNAL://:9092,CONTROLLER://:9093",
          KAFKA_ADVERTISED_LISTENERS: `INTERNAL://${name}:9092`,
          KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: "INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
          KAFKA_INTER_BROKER_LISTENER_NAME: "INTERNAL",
          KAFKA_CONTROLLER_LISTENER_NAMES: "CONTROLLER",
          KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: replicas,
          KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: replicas,
          KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: names.length > 2 ? "2" : "1",
          // A topic that nobody has declared is a mistake in a name.
          KAFKA_AUTO_CREATE_TOPICS_ENABLE: "false",
          KAFKA_LOG_DIRS: "/var/lib/kafka/data",
        }),
        mounts: [{ source: `${name}-data`, target: "/var/lib/kafka/data", isVolume: true }],
        aliases,
        health: shell("/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092 >/dev/null"),
      };
      return [name, service];
    }),
  );
}

function hostOf(broker: string): string {
  return broker.slice(0, broker.lastIndexOf(":"));
}

/** A Connect worker with Debezium, whose JMX agent Prometheus asks on port 9404. */
export function connectServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "connect") || ofKind(pipeline.resources.values(), CONNECTOR).length === 0) return {};
  const brokers = brokerNames(stack, pipeline);
  const secrets = secretUses(pipeline)
    .filter(({ reader }) => reader === "Connect")
    .map(({ secret }) => secret);
  const allowed = Object.keys(lookedUp(secrets));
  const replicas = String(Math.max(1, Math.min(3, brokers.length)));
  const provider = {
    CONNECT_CONFIG_PROVIDERS: "env",
    CONNECT_CONFIG_PROVIDERS_ENV_CLASS: "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
    CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN: `^(${allowed.join("|")})$`,
  };
  const connect: Service = {
    ...basics(stack, "connect"),
    environment: variables(stack, "connect", {
      BOOTSTRAP_SERVERS: bootstrapServers(stack, pipeline),
      GROUP_ID: "connect",
      CONFIG_STORAGE_TOPIC: "connect-configs",
      OFFSET_STORAGE_TOPIC: "connect-offsets",
      STATUS_STORAGE_TOPIC: "connect-status",
      CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_STATUS_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_CONNECTOR_CLIENT_CONFIG_OVERRIDE_POLICY: "All",
      ENABLE_JMX_EXPORTER: "true",
      ...(allowed.length === 0 ? {} : provider),
      ...lookedUp(secrets),
    }),
    mounts: [{ source: "../connect/jmx-exporter.yaml", target: "/kafka/config/metrics.yaml" }],
    waitsFor: Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
    health: shell("curl --fail --silent --output /dev/null http://localhost:8083/connectors", "120s"),
  };
  return { connect };
}

/** What shows topics and groups to people. */
export function kafkaUiServices(stack: StackSpec, pipeline: Pipeline): Services {
  const brokers = brokerNames(stack, pipeline);
  if (!has(stack, "kafka-ui") || brokers.length === 0) return {};
  const hasConnect = Object.hasOwn(connectServices(stack, pipeline), "connect");
  const service: Service = {
    ...basics(stack, "kafka-ui"),
    environment: variables(stack, "kafka-ui", {
      KAFKA_CLUSTERS_0_NAME: "kafka",
      KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: bootstrapServers(stack, pipeline),
      KAFKA_CLUSTERS_0_READONLY: "true",
      ...(hasConnect
        ? {
            KAFKA_CLUSTERS_0_KAFKACONNECT_0_NAME: "connect",
            KAFKA_CLUSTERS_0_KAFKACONNECT_0_ADDRESS: "http://connect:8083",
          }
        : {}),
    }),
    waitsFor: Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
    health: shell("wget --quiet --spider http://localhost:8080/actuator/health"),
  };
  return { "kafka-ui": service };
}

export const KAFKA_IMAGE = PART_DEFAULTS.kafka.image;
