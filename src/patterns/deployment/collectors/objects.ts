import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { imageOf } from "../clickhouse/images.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { shortHash } from "../names.js";
import { labelsOf, object, type Placed, type Scope, selectorOf } from "../placed.js";
import { CONTAINER_SECURITY, pod, SCRATCH_MOUNT, spread } from "../pods.js";
import { resourcesOf, volumeSize } from "../sizes.js";
import { from } from "../watching/made-from.js";
import { type Collector, collectorsOf } from "./place.js";
import { collectorEnvironment, collectorFiles } from "./surroundings.js";

/** Two of each, as one that is restarted must not lose what it is sent meanwhile. */
export function collectors(scope: Scope): readonly Placed[] {
  return collectorsOf(scope).flatMap((each) => {
    const { name, artifact } = each;
    const of = (apiVersion: string, kind: string, rest: JsonObject, named = name): Placed => ({
      file: "collectors.yaml",
      from: from(scope, artifact),
      manifest: object(scope, { apiVersion, kind, name: named, component: name }, rest),
    });
    const ports = each.ports.map((port) => ({ name: port.name, port: port.port, targetPort: port.name }));
    const selector = selectorOf(name);
    return [
      of("v1", "ConfigMap", { data: { "config.yaml": artifact.content } }),
      isStored(each)
        ? of("apps/v1", "StatefulSet", statefulSet(scope, each))
        : of("apps/v1", "Deployment", deployment(scope, each)),
      ...(isStored(each)
        ? [of("v1", "Service", { spec: { clusterIP: "None", selector, ports } }, `${name}-pods`)]
        : []),
      ...(ports.length === 0 ? [] : [of("v1", "Service", { spec: { selector, ports } })]),
      of("policy/v1", "PodDisruptionBudget", { spec: { maxUnavailable: 1, selector: { matchLabels: selector } } }),
    ];
  });
}

function isStored({ folders }: Collector): boolean {
  return folders.length > 0;
}

function common(scope: Scope, collector: Collector): JsonObject {
  return {
    replicas: 2,
    revisionHistoryLimit: 3,
    selector: { matchLabels: selectorOf(collector.name) },
    template: {
      // It reads its configuration once: another one is another pod's.
      metadata: {
        labels: labelsOf(scope, collector.name),
        annotations: { "headrace/configuration": shortHash(collector.artifact.content) },
      },
      spec: podOf(scope, collector),
    },
  };
}

function deployment(scope: Scope, collector: Collector): JsonObject {
  return { spec: common(scope, collector) };
}

/** Each has a disk of its own for what it has taken and not yet passed on: that comes back with it. */
function statefulSet(scope: Scope, collector: Collector): JsonObject {
  const spec = {
    accessModes: ["ReadWriteOnce"],
    ...(scope.spec.storageClass === undefined ? {} : { storageClassName: scope.spec.storageClass }),
    resources: { requests: { storage: volumeSize(scope, "collectors") } },
  };
  return {
    spec: {
      serviceName: `${collector.name}-pods`,
      podManagementPolicy: "Parallel",
      ...common(scope, collector),
      volumeClaimTemplates: collector.folders.map((_, index) => ({ metadata: { name: storageVolume(index) }, spec })),
    },
  };
}

function storageVolume(index: number): string {
  return index === 0 ? "storage" : `storage-${index + 1}`;
}

function podOf(scope: Scope, collector: Collector): JsonObject {
  const { name, ports, folders } = collector;
  const files = mountedFiles(scope, collectorFiles(scope, collector));
  const environment = collectorEnvironment(scope, collector);
  const mounts: Json[] = folders.map((folder, index) => ({ name: storageVolume(index), mountPath: folder }));
  return pod(name, {
    topologySpreadConstraints: spread(scope, selectorOf(name)),
    containers: [
      {
        name: "collector",
        image: imageOf(scope, "collector"),
        imagePullPolicy: "Always",
        args: ["--config=/etc/collector/config.yaml"],
        ...(environment.length === 0 ? {} : { env: environment }),
        ports: ports.map((port) => ({ name: port.name, containerPort: port.port })),
        resources: resourcesOf(scope, "collectors"),
        securityContext: CONTAINER_SECURITY,
        ...probes(collector),
        volumeMounts: [
          SCRATCH_MOUNT,
          { name: "config", mountPath: "/etc/collector", readOnly: true },
          ...mounts,
          ...files.mounts,
        ],
      },
    ],
    volumes: [{ name: "config", configMap: { name, defaultMode: 0o444 } }, ...files.volumes],
  });
}

/** Alive by its own word; ready when the port is open that telemetry comes in by. */
function probes({ ports, health }: Collector): JsonObject {
  const [first] = ports;
  const readinessProbe: JsonObject = { tcpSocket: { port: first?.name ?? "" }, periodSeconds: 5 };
  const livenessProbe: JsonObject = {
    httpGet: { path: "/", port: health ?? 0 },
    periodSeconds: 10,
    failureThreshold: 6,
  };
  return { ...(health === undefined ? {} : { livenessProbe }), ...(first === undefined ? {} : { readinessProbe }) };
}
