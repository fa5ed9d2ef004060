import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, inZones, podSecurity, spreadReplicas } from "../pods.js";
import { resourcesOf, volumeSize } from "../sizes.js";
import { imageOf } from "./images.js";
import { serverEnvironment, serverPaths } from "./needs.js";
import { ADMIN, CERTIFICATES, CLICKHOUSE, type ClickHousePlace, KEEPER_PORT, KEEPER_SERVICE } from "./place.js";
import { interserverPorts, metricsPort, portsOf, serverOf } from "./ports.js";
import { serverFiles } from "./server-files.js";

/** The user that ClickHouse's images run as, and that their volumes belong to. */
export const CLICKHOUSE_USER = 101;

export function clickHouseInstallation(scope: Scope, place: ClickHousePlace): Placed {
  return {
    file: "clickhouse/clickhouse.yaml",
    from: place.declared === undefined ? [scope.cluster.address] : [scope.cluster.address, place.declared.address],
    manifest: object(
      scope,
      {
        apiVersion: "clickhouse.altinity.com/v1",
        kind: "ClickHouseInstallation",
        name: CLICKHOUSE,
        component: "clickhouse",
      },
      {
        spec: {
          defaults: { templates: { podTemplate: "server", dataVolumeClaimTemplate: "data" } },
          configuration: configuration(scope, place),
          templates: {
            podTemplates: [{ name: "server", metadata: { labels: podLabels() }, spec: server(scope) }],
            volumeClaimTemplates: [{ name: "data", reclaimPolicy: "Retain", spec: claim(scope, "clickhouse") }],
          },
        },
      },
    ),
  };
}

/** The operator's label of a shard's pods. */
const SHARD = "clickhouse.altinity.com/shard";

export function podLabels(): JsonObject {
  return { "app.kubernetes.io/name": "clickhouse" };
}

export function claim(scope: Scope, of: "clickhouse" | "keeper"): JsonObject {
  return {
    accessModes: ["ReadWriteOnce"],
    ...(scope.spec.storageClass === undefined ? {} : { storageClassName: scope.spec.storageClass }),
    resources: { requests: { storage: volumeSize(scope, of) } },
  };
}

function configuration(scope: Scope, place: ClickHousePlace): JsonObject {
  const secret = place.declared?.spec.secret;
  const files = serverFiles(scope);
  return {
    ...(place.keepers === 0 ? {} : { zookeeper: { nodes: [{ host: KEEPER_SERVICE, port: KEEPER_PORT }] } }),
    users: {
      [`${ADMIN}/password`]: { valueFrom: { secretKeyRef: { ...secretKey(scope.spec.admin) } } },
      [`${ADMIN}/access_management`]: 1,
      [`${ADMIN}/named_collection_control`]: 1,
      [`${ADMIN}/networks/ip`]: ["::/0"],
      [`${ADMIN}/profile`]: "default",
    },
    settings: {
      ...(serverOf(scope)?.prometheus === undefined ? endpoint(scope) : {}),
      ...(scope.spec.certificate === undefined ? {} : { tcp_port_secure: 9440, https_port: 8443 }),
    },
    ...(Object.keys(files).length === 0 ? {} : { files }),
    clusters: [
      {
        name: place.cluster,
        ...(place.secure ? { secure: "yes" } : {}),
        ...(secret === undefined ? {} : { secret: { valueFrom: { secretKeyRef: { ...secretKey(secret) } } } }),
        layout: { shardsCount: place.shards, replicasCount: place.replicas },
      },
    ],
  };
}

/** What monitors scrape, where no file of the servers' own says it. */
function endpoint(scope: Scope): JsonObject {
  return {
    "prometheus/endpoint": "/metrics",
    "prometheus/port": metricsPort(scope).port,
    "prometheus/metrics": true,
    "prometheus/events": true,
    "prometheus/asynchronous_metrics": true,
    "prometheus/errors": true,
  };
}

function server(scope: Scope): JsonObject {
  const files = mountedFiles(scope, serverPaths(scope));
  const { certificate } = scope.spec;
  const tls: Json[] =
    certificate === undefined ? [] : [{ name: "tls", secret: { secretName: certificate, defaultMode: 0o440 } }];
  const get = (path: string): JsonObject => ({ httpGet: { path, port: "http" }, timeoutSeconds: 5 });
  return {
    securityContext: podSecurity(CLICKHOUSE_USER),
    automountServiceAccountToken: false,
    ...inZones(scope),
    topologySpreadConstraints: spreadReplicas(scope, podLabels(), SHARD),
    containers: [
      {
        name: "clickhouse",
        image: imageOf(scope, "clickhouse"),
        ports: [...portsOf(scope), ...interserverPorts(scope), metricsPort(scope)].map(({ name, port }) => ({
          name,
          containerPort: port,
        })),
        env: serverEnvironment(scope),
        resources: resourcesOf(scope, "clickhouse"),
        securityContext: CONTAINER_SECURITY,
        // A server that loads its tables is alive for long before it can answer; one that is behind is alive, too.
        startupProbe: { ...get("/ping"), periodSeconds: 10, failureThreshold: 90 },
        livenessProbe: { ...get("/ping"), periodSeconds: 10, failureThreshold: 10 },
        readinessProbe: { ...get("/replicas_status"), periodSeconds: 10, failureThreshold: 3 },
        volumeMounts: [
          { name: "data", mountPath: "/var/lib/clickhouse" },
          { name: "logs", mountPath: "/var/log/clickhouse-server" },
          { name: "tmp", mountPath: "/tmp" },
          ...(tls.length === 0 ? [] : [{ name: "tls", mountPath: CERTIFICATES, readOnly: true }]),
          ...files.mounts,
        ],
      },
    ],
    volumes: [
      { name: "logs", emptyDir: { sizeLimit: "1Gi" } },
      { name: "tmp", emptyDir: { sizeLimit: "512Mi" } },
      ...tls,
      ...files.volumes,
    ],
  };
}
