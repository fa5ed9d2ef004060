import type { JsonObject } from "../../../compiler/model/json.js";
import { loggedInAs } from "../../../systems/kafka/public.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, inZones, podSecurity, SECRETS, secretMount, secretVolume, spread } from "../pods.js";
import { heapOf, resourcesOf } from "../sizes.js";
import { metricsFrom, version } from "./cluster.js";
import { mountedProperties } from "./connect-properties.js";
import {
  bootstrapHost,
  CONNECT,
  connectorsOf,
  type KafkaPlace,
  ownReplicas,
  WORKER_GROUP,
  WORKER_TOPICS,
} from "./place.js";

const API = "kafka.strimzi.io/v1";

/** The workers, and a KafkaConnector for each connector. */
export function kafkaConnect(scope: Scope, kafka: KafkaPlace): readonly Placed[] {
  const connectors = connectorsOf(scope);
  if (connectors.length === 0) return [];
  const from = connectors.map((each) => each.madeBy ?? each.address);
  const annotations = { "strimzi.io/use-connector-resources": "true" };
  return [
    {
      file: "connect/connect.yaml",
      from: [scope.cluster.address, ...from],
      manifest: object(
        scope,
        { apiVersion: API, kind: "KafkaConnect", name: CONNECT, component: "connect", annotations },
        { spec: workers(scope, kafka) },
      ),
    },
    ...connectors.map(
      (connector): Placed => ({
        file: "connect/connectors.yaml",
        from: [scope.cluster.address, connector.madeBy ?? connector.address],
        manifest: object(
          scope,
          {
            apiVersion: API,
            kind: "KafkaConnector",
            name: objectName(connector.name),
            component: "connect",
            labels: { "strimzi.io/cluster": CONNECT },
          },
          {
            spec: {
              class: connector.spec.class,
              tasksMax: connector.spec.tasks,
              autoRestart: { enabled: true, maxRestarts: 10 },
              config: { ...mountedProperties(scope, connector).properties },
            },
          },
        ),
      }),
    ),
  ];
}

function workers(scope: Scope, kafka: KafkaPlace): JsonObject {
  const { connect } = scope.spec;
  const image = connect?.image ?? connect?.build;
  const secrets = [...new Set(connectorsOf(scope).flatMap((each) => mountedProperties(scope, each).secrets))].sort();
  const replicas = ownReplicas(kafka);
  return {
    ...version(kafka),
    ...(image === undefined ? {} : { image }),
    replicas: connect?.replicas ?? 2,
    bootstrapServers: `${bootstrapHost(kafka)}:${kafka.port}`,
    groupId: WORKER_GROUP,
    configStorageTopic: WORKER_TOPICS.config,
    offsetStorageTopic: WORKER_TOPICS.offset,
    statusStorageTopic: WORKER_TOPICS.status,
    ...(kafka.tls
      ? { tls: { trustedCertificates: [{ secretName: `${kafka.name}-cluster-ca-cert`, pattern: "*.crt" }] } }
      : {}),
    ...authentication(scope, kafka),
    config: {
      "config.storage.replication.factor": replicas,
      "offset.storage.replication.factor": replicas,
      "status.storage.replication.factor": replicas,
      "connector.client.config.override.policy": "All",
      "config.providers": "dir",
      "config.providers.dir.class": "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
      "config.providers.dir.param.allowed.paths": SECRETS,
    },
    resources: resourcesOf(scope, "connect"),
    jvmOptions: heapOf(scope, "connect"),
    ...(scope.spec.monitoring === undefined ? {} : { metricsConfig: metricsFrom("connect-metrics") }),
    template: {
      pod: {
        securityContext: podSecurity("the image's"),
        ...inZones(scope),
        topologySpreadConstraints: spread(scope, { "strimzi.io/cluster": CONNECT }),
        volumes: secrets.map(secretVolume),
      },
      connectContainer: { securityContext: CONTAINER_SECURITY, volumeMounts: secrets.map(secretMount) },
    },
  };
}

function authentication(scope: Scope, kafka: KafkaPlace): JsonObject {
  if (kafka.authentication === undefined) return {};
  const { sasl } = loggedInAs(kafka.resource, kafka.resource.spec.connectUser, scope.pipeline);
  if (sasl !== undefined && "username" in sasl) {
    const { name, key } = secretKey(sasl.password);
    const passwordSecret = { secretName: name, password: key };
    return { authentication: { type: "scram-sha-512", username: sasl.username, passwordSecret } };
  }
  const user = kafka.resource.spec.connectUser?.$ref;
  if (kafka.authentication !== "tls" || user === undefined) return {};
  const secretName = `kafka-user-${objectName(user.slice(user.indexOf("/") + 1))}`;
  return {
    authentication: { type: "tls", certificateAndKey: { secretName, certificate: "user.crt", key: "user.key" } },
  };
}
