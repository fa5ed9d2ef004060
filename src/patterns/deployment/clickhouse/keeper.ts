import type { JsonObject } from "../../../compiler/model/json.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, inZones, podSecurity, spread } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { imageOf } from "./images.js";
import { CLICKHOUSE_USER, claim } from "./installation.js";
import { CLICKHOUSE, type ClickHousePlace, KEEPER_CLUSTER } from "./place.js";
import { isSecured, KEEPER_PORTS, keeperPort, METRICS, RAFT } from "./ports.js";
import { certificateOf, keeperTls, secureService } from "./secured.js";

/** Where a keeper says over HTTP whether it has a leader. */
const READY_PORT = 9182;
const LABELS: JsonObject = { "app.kubernetes.io/name": "keeper" };

const CERTIFICATES = "/etc/clickhouse-keeper/tls";

const SETTINGS: JsonObject = {
  listen_host: "0.0.0.0",
  "keeper_server/raft_configuration/server/port": String(RAFT.port),
  "keeper_server/http_control/port": String(READY_PORT),
  "keeper_server/http_control/readiness/endpoint": "/ready",
  "prometheus/endpoint": "/metrics",
  "prometheus/port": String(METRICS.port),
  "prometheus/metrics": "true",
  "prometheus/events": "true",
  "prometheus/asynchronous_metrics": "true",
};

const PLAIN_PORT = "keeper_server/tcp_port";

/** What keeps the replicas in step: an odd number, spread like what it serves. */
export function keepers(scope: Scope, place: ClickHousePlace): readonly Placed[] {
  if (place.keepers === 0) return [];
  const service = secureService(scope, [keeperPort(scope), RAFT]);
  return [
    {
      file: "clickhouse/keeper.yaml",
      from: [scope.cluster.address],
      manifest: object(
        scope,
        {
          apiVersion: "clickhouse-keeper.altinity.com/v1",
          kind: "ClickHouseKeeperInstallation",
          name: CLICKHOUSE,
          component: "keeper",
        },
        {
          spec: {
            defaults: { templates: { podTemplate: "keeper", dataVolumeClaimTemplate: "data", ...service.defaults } },
            configuration: {
              clusters: [{ name: KEEPER_CLUSTER, layout: { replicasCount: place.keepers } }],
              // The operator reads its plain port here; where there is none, the file takes it out.
              settings: isSecured(scope) ? SETTINGS : { ...SETTINGS, [PLAIN_PORT]: String(KEEPER_PORTS.plain) },
              ...(isSecured(scope) ? { files: { "keeper_config.d/tls.yaml": keeperTls(CERTIFICATES) } } : {}),
            },
            templates: {
              podTemplates: [{ name: "keeper", metadata: { labels: LABELS }, spec: keeper(scope) }],
              volumeClaimTemplates: [{ name: "data", reclaimPolicy: "Retain", spec: claim(scope, "keeper") }],
              ...service.templates,
            },
          },
        },
      ),
    },
  ];
}

function keeper(scope: Scope): JsonObject {
  const client = keeperPort(scope);
  const tls = certificateOf(scope, CERTIFICATES);
  return {
    securityContext: podSecurity(CLICKHOUSE_USER),
    automountServiceAccountToken: false,
    ...inZones(scope),
    topologySpreadConstraints: spread(scope, LABELS),
    containers: [
      {
        name: "clickhouse-keeper",
        image: imageOf(scope, "keeper"),
        ports: [
          { name: client.name, containerPort: client.port },
          { name: RAFT.name, containerPort: RAFT.port },
          { name: "ready", containerPort: READY_PORT },
          { name: METRICS.name, containerPort: METRICS.port },
        ],
        resources: resourcesOf(scope, "keeper"),
        securityContext: CONTAINER_SECURITY,
        // Not the clients' port: who hangs up there without a word of TLS is told of as an error.
        livenessProbe: {
          tcpSocket: { port: READY_PORT },
          initialDelaySeconds: 60,
          periodSeconds: 10,
          failureThreshold: 12,
        },
        // Ready is who has a leader: one alone takes no writes.
        readinessProbe: { httpGet: { path: "/ready", port: READY_PORT }, initialDelaySeconds: 10, periodSeconds: 10 },
        volumeMounts: [
          { name: "data", mountPath: "/var/lib/clickhouse-keeper" },
          { name: "tmp", mountPath: "/tmp" },
          ...tls.mounts,
        ],
      },
    ],
    volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }, ...tls.volumes],
  };
}
