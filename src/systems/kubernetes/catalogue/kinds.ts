/** The kinds of each group and version that are served: Kubernetes 1.36, Strimzi 1.2, and the operators of their time. */
const SERVED: Readonly<Record<string, string>> = {
  v1: "ConfigMap Endpoints LimitRange Namespace PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
  "admissionregistration.k8s.io/v1":
    "MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
  "apiextensions.k8s.io/v1": "CustomResourceDefinition",
  "apps/v1": "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
  "autoscaling/v1": "HorizontalPodAutoscaler",
  "autoscaling/v2": "HorizontalPodAutoscaler",
  "batch/v1": "CronJob Job",
  "coordination.k8s.io/v1": "Lease",
  "discovery.k8s.io/v1": "EndpointSlice",
  "networking.k8s.io/v1": "IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR",
  "policy/v1": "PodDisruptionBudget",
  "rbac.authorization.k8s.io/v1": "ClusterRole ClusterRoleBinding Role RoleBinding",
  "scheduling.k8s.io/v1": "PriorityClass",
  "storage.k8s.io/v1": "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass",
  "kafka.strimzi.io/v1":
    "Kafka KafkaBridge KafkaConnect KafkaConnector KafkaMirrorMaker2 KafkaNodePool KafkaRebalance KafkaTopic KafkaUser",
  "clickhouse.altinity.com/v1": "ClickHouseInstallation ClickHouseInstallationTemplate ClickHouseOperatorConfiguration",
  "clickhouse-keeper.altinity.com/v1": "ClickHouseKeeperInstallation",
  "monitoring.coreos.com/v1": "Alertmanager PodMonitor Probe Prometheus PrometheusRule ServiceMonitor ThanosRuler",
  "monitoring.coreos.com/v1alpha1": "AlertmanagerConfig PrometheusAgent ScrapeConfig",
  "monitoring.coreos.com/v1beta1": "AlertmanagerConfig",
  "grafana.integreatly.org/v1beta1":
    "Grafana GrafanaAlertRuleGroup GrafanaContactPoint GrafanaDashboard GrafanaDatasource GrafanaFolder GrafanaLibraryPanel GrafanaMuteTiming GrafanaNotificationPolicy GrafanaNotificationPolicyRoute GrafanaNotificationTemplate GrafanaServiceAccount GrafanaManifest",
  "external-secrets.io/v1": "ClusterExternalSecret ClusterSecretStore ExternalSecret SecretStore",
};

/** `apiVersion kind` of everything that is known. */
export const SERVED_KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SERVED).map(([version, kinds]) => [version, kinds.split(" ")]),
);

const GROUPS = new Set([...SERVED_KINDS.keys()].map(groupOf));

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.lastIndexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
}

/** Groups that had their kinds before these moved. */
const FORMER = new Set(["extensions"]);

/** Whether a group is one whose kinds are known: those of others are whoever's. */
export function isKnownGroup(apiVersion: string): boolean {
  return GROUPS.has(groupOf(apiVersion)) || FORMER.has(groupOf(apiVersion));
}
