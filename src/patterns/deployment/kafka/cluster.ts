import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { USER } from "../../../systems/kafka/schema.js";
import { policyPeer } from "../network/ends.js";
import { flowsOf } from "../network/flows.js";
import { object, type Placed, type Scope, selectorOf } from "../placed.js";
import { CONTAINER_SECURITY, inZones, podSecurity, spread } from "../pods.js";
import { USER_SECRET_PREFIX } from "../secrets.js";
import { heapOf, resourcesOf, volumeSize } from "../sizes.js";
import { type KafkaPlace, ownReplicas } from "./place.js";

const API = "kafka.strimzi.io/v1";

/** The cluster and its two pools of nodes: controllers keep the metadata, brokers the messages. */
export function kafkaCluster(scope: Scope, kafka: KafkaPlace): readonly Placed[] {
  const placed = (manifest: Placed["manifest"]): Placed => ({
    file: "kafka/kafka.yaml",
    from: [scope.cluster.address, kafka.resource.madeBy ?? kafka.resource.address],
    manifest,
  });
  return [
    placed(
      object(
        scope,
        { apiVersion: API, kind: "Kafka", name: kafka.name, component: "kafka" },
        { spec: spec(scope, kafka) },
      ),
    ),
    placed(pool(scope, kafka, "controllers")),
    placed(pool(scope, kafka, "brokers")),
  ];
}

function spec(scope: Scope, kafka: KafkaPlace): JsonObject {
  const isGuarded = ofKind(scope.pipeline.resources, USER).length > 0 && kafka.authentication !== undefined;
  const isWatched = scope.spec.monitoring !== undefined;
  return {
    kafka: {
      ...version(kafka),
      listeners: [
        {
          name: kafka.tls ? "tls" : "plain",
          port: kafka.port,
          type: "internal",
          tls: kafka.tls,
          ...(kafka.authentication === undefined ? {} : { authentication: { type: kafka.authentication } }),
          networkPolicyPeers: listenerPeers(scope, kafka),
        },
      ],
      ...(isGuarded ? { authorization: { type: "simple" } } : {}),
      config: brokerConfig(kafka),
      ...(scope.spec.zones === undefined ? {} : { rack: { topologyKey: "topology.kubernetes.io/zone" } }),
      ...(isWatched ? { metricsConfig: metricsFrom("kafka-metrics") } : {}),
    },
    entityOperator: {
      topicOperator: { resources: resourcesOf(scope, "entityOperator") },
      userOperator: { resources: resourcesOf(scope, "entityOperator"), secretPrefix: USER_SECRET_PREFIX },
      template: {
        pod: { securityContext: podSecurity("the image's") },
        topicOperatorContainer: { securityContext: CONTAINER_SECURITY },
        userOperatorContainer: { securityContext: CONTAINER_SECURITY },
      },
    },
    ...(isWatched
      ? {
          kafkaExporter: {
            topicRegex: ".*",
            groupRegex: ".*",
            resources: resourcesOf(scope, "exporters"),
            template: {
              pod: { securityContext: podSecurity("the image's") },
              container: { securityContext: CONTAINER_SECURITY },
            },
          },
        }
      : {}),
  };
}

/** Strimzi's own policy opens a listener to everybody, unless it is told to whom. */
function listenerPeers(scope: Scope, { port }: KafkaPlace): Json[] {
  const asking = flowsOf(scope).filter(
    ({ to, ports }) => to.name === "kafka" && ports.some((each) => each.port === port),
  );
  const peers = asking.map(({ from }) => policyPeer(from)).filter((peer) => peer !== undefined);
  const distinct = new Map(peers.map((peer) => [JSON.stringify(peer), peer]));
  // An empty list is everybody again: where nobody asks, its own pods.
  return distinct.size > 0 ? [...distinct.values()] : [{ podSelector: { matchLabels: selectorOf("kafka") } }];
}

export function metricsFrom(name: string): JsonObject {
  return {
    type: "jmxPrometheusExporter",
    valueFrom: { configMapKeyRef: { name, key: "rules.yaml" } },
  };
}

/** Strimzi takes a whole version; what only says `4.3` leaves it to the operator. */
export function version({ resource }: KafkaPlace): JsonObject {
  const said = resource.spec.version;
  return said !== undefined && /^\d+\.\d+\.\d+$/.test(said) ? { version: said } : {};
}

/** What the config says of the brokers, after what a cluster of this size needs for its own topics. */
function brokerConfig(kafka: KafkaPlace): JsonObject {
  const replicas = ownReplicas(kafka);
  const least = Math.max(1, replicas - 1);
  return {
    "auto.create.topics.enable": false,
    "default.replication.factor": replicas,
    "min.insync.replicas": least,
    "offsets.topic.replication.factor": replicas,
    "transaction.state.log.min.isr": least,
    "transaction.state.log.replication.factor": replicas,
    "unclean.leader.election.enable": false,
    ...kafka.resource.spec.properties,
  };
}

function pool(scope: Scope, kafka: KafkaPlace, role: "controllers" | "brokers"): Placed["manifest"] {
  const isBroker = role === "brokers";
  const component = isBroker ? "kafka" : "controllers";
  const name = `${kafka.name}-${role}`;
  const labels = { "strimzi.io/cluster": kafka.name, "strimzi.io/pool-name": name };
  return object(
    scope,
    {
      apiVersion: API,
      kind: "KafkaNodePool",
      name,
      component: "kafka",
      labels: { "strimzi.io/cluster": kafka.name },
    },
    {
      spec: {
        replicas: isBroker ? kafka.brokers : scope.spec.controllers,
        roles: [isBroker ? "broker" : "controller"],
        resources: resourcesOf(scope, component),
        jvmOptions: heapOf(scope, component),
        storage: {
          type: "jbod",
          volumes: [
            {
              id: 0,
              type: "persistent-claim",
              size: volumeSize(scope, component),
              ...(scope.spec.storageClass === undefined ? {} : { class: scope.spec.storageClass }),
              kraftMetadata: "shared",
              deleteClaim: false,
            },
          ],
        },
        template: {
          pod: {
            securityContext: podSecurity("the image's"),
            ...inZones(scope),
            topologySpreadConstraints: spread(scope, labels),
          },
          kafkaContainer: { securityContext: CONTAINER_SECURITY },
          ...(scope.spec.zones === undefined ? {} : { initContainer: { securityContext: CONTAINER_SECURITY } }),
        },
      },
    },
  );
}
