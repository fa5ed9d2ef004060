import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { RECEIVER } from "../../../systems/alertmanager/schema/receiver.js";
import { imageOf } from "../clickhouse/images.js";
import { object, type Placed, type Scope } from "../placed.js";
import { inZones, podSecurity, spread } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { ALERTMANAGER_CONFIG, alertmanagerSecrets } from "./alertmanager.js";
import { monitor } from "./monitor.js";

/** The Alertmanager's own name, and that of the Service which the operator makes for all of a namespace. */
export const ALERTMANAGER = "main";
export const ALERTMANAGER_SERVICE = "alertmanager-operated";
const COMPONENT = "alertmanager";
/** The labels that the operator gives its pods. */
export const ALERTMANAGER_PODS: JsonObject = { alertmanager: ALERTMANAGER, "app.kubernetes.io/name": COMPONENT };
export const ALERTMANAGER_PORT = 9093;
/** By which its replicas tell each other whom they have told. */
export const GOSSIP_PORT = 9094;

/** Whether somebody is to be told by an Alertmanager that runs here. */
export function hasAlertmanager({ spec, pipeline }: Scope): boolean {
  return spec.monitoring !== undefined && ofKind(pipeline.resources, RECEIVER).length > 0;
}

/** The Alertmanager itself, which the operator runs: two, as alerts must reach people while one is moved. */
export function alertmanagerCluster(scope: Scope): readonly Placed[] {
  if (!hasAlertmanager(scope)) return [];
  const secrets = [...new Set(alertmanagerSecrets(scope).map(({ name }) => name))];
  const placed = (apiVersion: string, kind: string, name: string, spec: JsonObject): Placed => ({
    file: "monitoring/alertmanager.yaml",
    from: [scope.cluster.address],
    manifest: object(scope, { apiVersion, kind, name, component: COMPONENT }, { spec }),
  });
  const storage: JsonObject = {
    accessModes: ["ReadWriteOnce"],
    ...(scope.spec.storageClass === undefined ? {} : { storageClassName: scope.spec.storageClass }),
    resources: { requests: { storage: "1Gi" } },
  };
  return [
    placed("monitoring.coreos.com/v1", "Alertmanager", ALERTMANAGER, {
      replicas: 2,
      image: imageOf(scope, "alertmanager"),
      version: imageOf(scope, "alertmanager").replace(/^.*:/, ""),
      configSecret: ALERTMANAGER_CONFIG,
      ...(secrets.length === 0 ? {} : { secrets }),
      // Silences outlive its pods.
      storage: { volumeClaimTemplate: { spec: storage } },
      resources: resourcesOf(scope, "exporters"),
      serviceAccountName: COMPONENT,
      automountServiceAccountToken: false,
      securityContext: podSecurity(),
      ...inZones(scope),
      topologySpreadConstraints: spread(scope, ALERTMANAGER_PODS),
    }),
    placed("policy/v1", "PodDisruptionBudget", COMPONENT, {
      maxUnavailable: 1,
      selector: { matchLabels: ALERTMANAGER_PODS },
    }),
    monitor(scope, "PodMonitor", COMPONENT, ALERTMANAGER_PODS, { port: "web" }),
  ];
}
