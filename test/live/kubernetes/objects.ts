/** An object of each kind that alerts are about, and what its controllers would say of it: none run in the tests. */
export interface Told {
  /** The collection that it belongs to. */
  readonly path: string;
  readonly object: { readonly metadata: { readonly name: string }; readonly [field: string]: unknown };
  readonly status?: Readonly<Record<string, unknown>>;
}

const NOW = "2026-01-01T10:00:00Z";
const core = "/api/v1/namespaces/default";
const apps = "/apis/apps/v1/namespaces/default";
const batch = "/apis/batch/v1/namespaces/default";
const labels = { app: "shop" };
const resources = { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "128Mi" } };
const container = { name: "shop", image: "shop:1", resources };
const template = { metadata: { labels }, spec: { containers: [container], restartPolicy: "Always" } };
const once = { ...template, spec: { ...template.spec, restartPolicy: "Never" } };
const owner = { apiVersion: "apps/v1", kind: "Deployment", name: "shop", uid: "1", controller: true };
const condition = (type: string, status = "True") => ({ type, status, reason: "Told", lastTransitionTime: NOW });
const named = (name: string, more = {}) => ({ name, labels, ...more });
const counted = { replicas: 2, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 2, observedGeneration: 1 };

const workloads: readonly Told[] = [
  {
    path: `${apps}/deployments`,
    object: { metadata: named("shop"), spec: { replicas: 2, selector: { matchLabels: labels }, template } },
    status: { ...counted, unavailableReplicas: 1, conditions: [condition("Available"), condition("Progressing")] },
  },
  {
    path: `${apps}/replicasets`,
    object: {
      metadata: named("shop-1", { ownerReferences: [owner] }),
      spec: { replicas: 2, selector: { matchLabels: labels }, template },
    },
    status: { replicas: 2, readyReplicas: 1, fullyLabeledReplicas: 2, observedGeneration: 1 },
  },
  {
    path: `${apps}/statefulsets`,
    object: {
      metadata: named("store"),
      spec: { replicas: 2, serviceName: "store", selector: { matchLabels: labels }, template },
    },
    status: { ...counted, currentReplicas: 2, currentRevision: "store-1", updateRevision: "store-2" },
  },
  {
    path: `${apps}/daemonsets`,
    object: { metadata: named("agent"), spec: { selector: { matchLabels: labels }, template } },
    status: {
      ...{ currentNumberScheduled: 1, numberMisscheduled: 0, desiredNumberScheduled: 1, numberReady: 0 },
      ...{ observedGeneration: 1, updatedNumberScheduled: 1, numberAvailable: 0, numberUnavailable: 1 },
    },
  },
  {
    path: `${batch}/jobs`,
    object: { metadata: named("backup-1"), spec: { template: once, activeDeadlineSeconds: 60 } },
    status: {
      ...{ active: 0, failed: 1, startTime: NOW, ready: 0 },
      conditions: [condition("FailureTarget"), { ...condition("Failed"), reason: "DeadlineExceeded" }],
    },
  },
  {
    path: `${batch}/cronjobs`,
    object: { metadata: named("backup"), spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template: once } } } },
    status: { lastScheduleTime: NOW, lastSuccessfulTime: NOW },
  },
];

const running = { containerID: "cri://1", image: "shop:1", imageID: "shop@sha256:1", name: "shop" };
const ended = { exitCode: 137, reason: "OOMKilled", startedAt: NOW, finishedAt: NOW };
const quantities = { cpu: "4", memory: "8Gi", pods: "110" };

const others: readonly Told[] = [
  {
    path: `${core}/pods`,
    object: {
      metadata: named("shop-1-a", { ownerReferences: [{ ...owner, kind: "ReplicaSet", name: "shop-1" }] }),
      spec: {
        ...{
          nodeName: "node-1",
          priority: 0,
          containers: [container],
          initContainers: [{ ...container, name: "init" }],
        },
        volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
        tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule" }],
      },
    },
    status: {
      ...{ phase: "Running", startTime: NOW, hostIP: "10.0.0.1", podIP: "10.1.0.1", qosClass: "Burstable" },
      podIPs: [{ ip: "10.1.0.1" }],
      conditions: [condition("PodScheduled"), condition("Initialized"), condition("Ready", "False")],
      containerStatuses: [
        {
          ...{ ...running, ready: false, restartCount: 3, lastState: { terminated: ended } },
          state: { waiting: { reason: "CrashLoopBackOff" } },
        },
      ],
      initContainerStatuses: [{ ...running, name: "init", ready: true, restartCount: 0, state: { terminated: ended } }],
    },
  },
  {
    path: "/api/v1/nodes",
    object: { metadata: named("node-1"), spec: { unschedulable: true, taints: [{ key: "a", effect: "NoSchedule" }] } },
    status: {
      ...{ capacity: quantities, allocatable: quantities, addresses: [{ type: "InternalIP", address: "10.0.0.1" }] },
      conditions: [condition("Ready"), condition("MemoryPressure", "False")],
    },
  },
  {
    path: "/api/v1/persistentvolumes",
    object: {
      metadata: named("disk-1"),
      spec: {
        ...{ capacity: { storage: "10Gi" }, accessModes: ["ReadWriteOnce"], storageClassName: "fast" },
        hostPath: { path: "/data" },
      },
    },
    status: { phase: "Available" },
  },
  {
    path: `${core}/persistentvolumeclaims`,
    object: {
      metadata: named("data"),
      spec: { accessModes: ["ReadWriteOnce"], storageClassName: "fast", resources: { requests: { storage: "10Gi" } } },
    },
    status: { phase: "Pending", conditions: [condition("Resizing")] },
  },
  {
    path: "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
    object: { metadata: named("shop"), spec: { minAvailable: 1, selector: { matchLabels: labels } } },
    status: { currentHealthy: 1, desiredHealthy: 1, disruptionsAllowed: 0, expectedPods: 2, observedGeneration: 1 },
  },
  {
    path: "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers",
    object: {
      metadata: named("shop"),
      spec: {
        ...{
          minReplicas: 1,
          maxReplicas: 3,
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "shop" },
        },
        metrics: [
          { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } } },
        ],
      },
    },
    status: { currentReplicas: 2, desiredReplicas: 3, conditions: [condition("ScalingLimited")] },
  },
  {
    path: `${core}/resourcequotas`,
    object: { metadata: named("team"), spec: { hard: { pods: "10" } } },
    status: { hard: { pods: "10" }, used: { pods: "2" } },
  },
  {
    path: `${core}/services`,
    object: { metadata: named("shop"), spec: { selector: labels, ports: [{ port: 80 }] } },
  },
  {
    path: "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies",
    object: { metadata: named("shop"), spec: { podSelector: {}, ingress: [{}], policyTypes: ["Ingress"] } },
  },
  {
    path: "/apis/networking.k8s.io/v1/namespaces/default/ingresses",
    object: {
      metadata: named("shop"),
      spec: {
        tls: [{ hosts: ["shop"], secretName: "shop" }],
        defaultBackend: { service: { name: "shop", port: { number: 80 } } },
      },
    },
  },
  { path: `${core}/secrets`, object: { metadata: named("shop"), type: "Opaque" } },
  { path: `${core}/configmaps`, object: { metadata: named("shop"), data: {} } },
];

export const OBJECTS: readonly Told[] = [...workloads, ...others];
