import { fileName } from "../../../compiler/emit/file-name.js";
import { systemOf } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, CONNECTOR, TOPIC } from "../../../systems/kafka/schema.js";
import type { StackSpec } from "../schema.js";
import {
  ADMIN_CONFIG,
  ADMIN_FILE,
  brokerProperties,
  brokerVariable,
  CONTROL_PORT,
  clientPort,
  INNER_PORT,
  listenerProperties,
  securedCluster,
} from "../secured/brokers.js";
import { ownFolder } from "../secured/folder.js";
import { basics, has, type Mount, type Service, type Services, variables } from "../service.js";

/** What all nodes of one cluster have in common; any text of 22 characters of this alphabet is one. */
const CLUSTER_ID = "aGVhZHJhY2Utc3RhY2stMQ";
const AGENT = "kafka-metrics-agent";
const AGENT_FOLDER = "/opt/metrics-agent";

export function brokerNames(stack: StackSpec, { resources }: Pipeline): readonly string[] {
  const topics = ofKind(resources, TOPIC);
  const isNeeded = topics.length > 0 || ofKind(resources, CLUSTER).length > 0;
  if (!isNeeded || !has(stack, "kafka")) return [];
  const count = stack.brokers ?? Math.max(1, ...topics.map(({ spec }) => spec.replicas));
  return count === 1 ? ["kafka"] : Array.from({ length: count }, (_, index) => `kafka-${index + 1}`);
}

/** As the pipeline's clients reach them. */
export function bootstrapServers(stack: StackSpec, pipeline: Pipeline): string {
  return serversAt(stack, pipeline, clientPort(pipeline));
}

/** As those reach them who administer them or look at them: by a certificate, where clients log in. */
export function innerServers(stack: StackSpec, pipeline: Pipeline): string {
  return serversAt(stack, pipeline, securedCluster(pipeline) === undefined ? clientPort(pipeline) : INNER_PORT);
}

function serversAt(stack: StackSpec, pipeline: Pipeline, port: number): string {
  const names = brokerNames(stack, pipeline);
  if (names.length > 0) return names.map((name) => `${name}:${port}`).join(",");
  return ofKind(pipeline.resources, CLUSTER)
    .flatMap(({ spec }) => spec.brokers)
    .join(",");
}

/** KRaft brokers, each a controller too. */
export function kafkaServices(stack: StackSpec, pipeline: Pipeline): Services {
  const names = brokerNames(stack, pipeline);
  const replicas = String(Math.min(3, names.length));
  const known = ofKind(pipeline.resources, CLUSTER).flatMap(({ spec }) => spec.brokers.map(hostOf));
  const isSecured = securedCluster(pipeline) !== undefined;
  const agent = agentServices(stack, pipeline);
  const brokers = names.map((name, index): [string, Service] => {
    // The names that clients know brokers by: a bootstrap name is that of all, and one broker is all of them.
    const aliases = known.filter(
      (host, place) =>
        !names.includes(host) && (place % names.length === index || index % Math.max(1, known.length) === place),
    );
    const listeners = Object.entries(listenerProperties(name, names, pipeline));
    const server = isSecured
      ? `${name}:${INNER_PORT} --command-config ${ADMIN_CONFIG}`
      : `${name}:${clientPort(pipeline)}`;
    const service: Service = {
      ...basics(stack, "kafka"),
      hostname: name,
      environment: variables(stack, "kafka", {
        CLUSTER_ID,
        KAFKA_NODE_ID: String(index + 1),
        KAFKA_PROCESS_ROLES: "broker,controller",
        KAFKA_CONTROLLER_QUORUM_VOTERS: names.map((each, at) => `${at + 1}@${each}:${CONTROL_PORT}`).join(","),
        ...Object.fromEntries(listeners.map(([property, value]) => [brokerVariable(property), value])),
        KAFKA_CONTROLLER_LISTENER_NAMES: "CONTROLLER",
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: replicas,
        KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: replicas,
        KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: names.length > 2 ? "2" : "1",
        // A topic that nobody has declared is a mistake in a name.
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: "false",
        KAFKA_LOG_DIRS: "/var/lib/kafka/data",
        ...brokerProperties(pipeline),
        ...(Object.keys(agent).length === 0
          ? {}
          : { KAFKA_OPTS: `-javaagent:${AGENT_FOLDER}/agent.jar=9404:${AGENT_FOLDER}.yaml` }),
      }),
      mounts: [
        { source: `${name}-data`, target: "/var/lib/kafka/data", isVolume: true },
        ...(isSecured ? [{ source: `./${ADMIN_FILE}`, target: ADMIN_CONFIG }] : []),
        ...(Object.keys(agent).length === 0 ? [] : agentMounts(pipeline)),
      ],
      aliases,
      ...(isSecured ? { certificates: [ownFolder()] } : {}),
      waitsFor: Object.fromEntries(Object.keys(agent).map((each) => [each, "service_completed_successfully" as const])),
      // The tool is a Java program: it takes its time, and can't have the agent's port, too.
      health: {
        interval: "20s",
        timeout: "15s",
        startPeriod: "60s",
        test: [
          "CMD-SHELL",
          `KAFKA_OPTS= /opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server ${server} >/dev/null`,
        ],
      },
    };
    return [name, service];
  });
  return { ...agent, ...Object.fromEntries(brokers) };
}

function hostOf(broker: string): string {
  return broker.slice(0, broker.lastIndexOf(":"));
}

/** Kafka's image has no agent for metrics; that of Connect, which is of the same stack, has. */
function agentServices(stack: StackSpec, { resources }: Pipeline): Services {
  const all = [...resources.values()];
  const isWatched = has(stack, "prometheus") && all.some(({ kind }) => systemOf(kind) === "prometheus");
  const isThere = ofKind(all, CLUSTER).length > 0 && ofKind(all, CONNECTOR).length > 0;
  if (!isWatched || !isThere || !has(stack, "kafka") || !has(stack, "connect")) return {};
  return {
    [AGENT]: {
      image: basics(stack, "connect").image,
      entrypoint: ["sh", "-ec", `cp "$KAFKA_HOME"/libs/jmx_prometheus_javaagent*.jar ${AGENT_FOLDER}/agent.jar`],
      // A new volume is root's.
      user: "0:0",
      mounts: [{ source: AGENT, target: AGENT_FOLDER, isVolume: true }],
      cpus: 0.5,
      memory: "128m",
      isOnce: true,
    },
  };
}

function agentMounts({ resources }: Pipeline): readonly Mount[] {
  const [cluster] = ofKind(resources, CLUSTER);
  if (cluster === undefined) return [];
  return [
    { source: AGENT, target: AGENT_FOLDER, isVolume: true, isReadOnly: true },
    { source: `../kafka/${fileName(cluster.name)}/jmx-exporter.yaml`, target: `${AGENT_FOLDER}.yaml` },
  ];
}
