import { definePipeline, kubernetes } from "headrace";

const quota = kubernetes.manifest("quota", {
  manifest: {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "pods" },
    spec: { hard: { pods: "100" } },
  },
});

export default definePipeline({ name: "shop", manifests: [quota], deploy: kubernetes.cluster({ namespace: "shop" }) });
