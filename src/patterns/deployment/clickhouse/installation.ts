import type { JsonObject } from "../../../compiler/model/json.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, inZones, podSecurity, spreadReplicas } from "../pods.js";
import { resourcesOf, volumeSize } from "../sizes.js";
import { configuration } from "./configuration.js";
import { imageOf } from "./images.js";
import { serverEnvironment, serverPaths } from "./needs.js";
import { CERTIFICATES, CLICKHOUSE, type ClickHousePlace } from "./place.js";
import { interserverPorts, metricsPort, portsOf } from "./ports.js";
import { probes } from "./probes.js";
import { certificateOf, secureService } from "./secured.js";

/** The user that ClickHouse's images run as, and that their volumes belong to. */
export const CLICKHOUSE_USER = 101;

export function clickHouseInstallation(scope: Scope, place: ClickHousePlace): Placed {
  const service = secureService(scope, portsOf(scope));
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
          defaults: { templates: { podTemplate: "server", dataVolumeClaimTemplate: "data", ...service.defaults } },
          configuration: configuration(scope, place),
          templates: {
            podTemplates: [{ name: "server", metadata: { labels: podLabels() }, spec: server(scope) }],
            volumeClaimTemplates: [{ name: "data", reclaimPolicy: "Retain", spec: claim(scope, "clickhouse") }],
            ...service.templates,
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

function server(scope: Scope): JsonObject {
  const files = mountedFiles(scope, serverPaths(scope));
  const tls = certificateOf(scope, CERTIFICATES);
  const ports = [...portsOf(scope), ...interserverPorts(scope), metricsPort(scope)];
  return {
    securityContext: podSecurity(CLICKHOUSE_USER),
    automountServiceAccountToken: false,
    ...inZones(scope),
    topologySpreadConstraints: spreadReplicas(scope, podLabels(), SHARD),
    containers: [
      {
        name: "clickhouse",
        image: imageOf(scope, "clickhouse"),
        ports: [...new Map(ports.map(({ name, port }) => [name, { name, containerPort: port }])).values()],
        env: serverEnvironment(scope),
        resources: resourcesOf(scope, "clickhouse"),
        securityContext: CONTAINER_SECURITY,
        ...probes(scope),
        volumeMounts: [
          { name: "data", mountPath: "/var/lib/clickhouse" },
          { name: "logs", mountPath: "/var/log/clickhouse-server" },
          { name: "tmp", mountPath: "/tmp" },
          ...tls.mounts,
          ...files.mounts,
        ],
      },
    ],
    volumes: [
      { name: "logs", emptyDir: { sizeLimit: "1Gi" } },
      { name: "tmp", emptyDir: { sizeLimit: "512Mi" } },
      ...tls.volumes,
      ...files.volumes,
    ],
  };
}
