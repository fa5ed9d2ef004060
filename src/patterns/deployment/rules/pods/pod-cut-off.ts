import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { WEB } from "../cases.js";
import { locatedManifests, namespaceOf, podOf, selects, writtenManifests } from "../located.js";

const policy = (label: string): string => `${WEB}
const reachable = kubernetes.manifest("reachable", {
  manifest: {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "web" },
    spec: { podSelector: { matchLabels: { app: "web" } }, ${label}: [{ ports: [{ port: 8080 }] }] },
  },
});
const cluster = kubernetes.cluster({ namespace: "shop" });

`;

export const podCutOff: Rule = {
  code: "kubernetes/pod-cut-off",
  severity: "warning",
  summary: "No network policy lets anything through to a pod, or from it",
  why: "In this namespace nothing is let through that no policy names, so the pod can be reached by nobody and reach nobody. It starts, and waits.",
  mend: "Add a NetworkPolicy that selects it and names what it is asked by, and what it asks.",
  failing: `${WEB}const cluster = kubernetes.cluster({ namespace: "shop" });\n\nconst listed = [web, cluster];\n`,
  passing: `${policy("ingress")}const listed = [web, reachable, cluster];\n`,
  *check(pipeline) {
    const denied = scopeOf(pipeline)?.spec.namespace;
    const rules = locatedManifests(pipeline).flatMap(({ manifest, isOwn }) => {
      if (manifest.kind !== "NetworkPolicy" || namespaceOf(manifest) !== denied) return [];
      // That names can be asked for is no way to anybody.
      if (!isOwn && manifest.metadata.name === "names") return [];
      const { spec } = manifest;
      const isOpen = isJsonObject(spec) && (list(spec.ingress) > 0 || list(spec.egress) > 0);
      return isOpen ? [spec.podSelector] : [];
    });
    for (const { manifest, at, title, resource, isOwn } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      if (!isOwn || pod === undefined || namespaceOf(manifest) !== denied) continue;
      if (rules.some((selector) => selects(selector, pod.labels))) continue;
      yield {
        detail: `${title} is selected by no policy with a flow. ${podCutOff.mend}`,
        at: at(["metadata", "name"]),
        resource,
      };
    }
  },
};

function list(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
