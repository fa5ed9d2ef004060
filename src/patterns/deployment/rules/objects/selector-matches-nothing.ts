import { isJsonObject, type Json } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest, web } from "../cases.js";
import { locatedManifests, namespaceOf, type Path, podOf, selects, valueAt, writtenManifests } from "../located.js";

const budget = (label: string): string =>
  web(
    "replicas: 2",
    "replicas: 2",
    manifest(
      `{ apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata: { name: "web" }, spec: { maxUnavailable: 1, selector: { matchLabels: { app: "${label}" } } } }`,
    ),
  );

/** Where selectors of pods stand; of a Service it is labels alone. */
const SELECTORS: Readonly<Record<string, Path>> = {
  DaemonSet: ["spec", "selector"],
  Deployment: ["spec", "selector"],
  NetworkPolicy: ["spec", "podSelector"],
  PodDisruptionBudget: ["spec", "selector"],
  PodMonitor: ["spec", "selector"],
  ReplicaSet: ["spec", "selector"],
  Service: ["spec", "selector"],
  StatefulSet: ["spec", "selector"],
};
const OF_ITSELF = new Set(["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]);

/** Operators label their own pods: what selects by that is not in the manifests. */
const OF_OPERATORS = /^(strimzi\.io|clickhouse(-keeper)?\.altinity\.com|app\.kubernetes\.io|.*\.k8s\.io|k8s-app)(\/|$)/;

export const selectorMatchesNothing: Rule = {
  code: "kubernetes/selector-matches-nothing",
  severity: "error",
  summary: "A selector matches no pod",
  why: "Nothing complains: the Service has no endpoints, the budget protects nobody, the policy guards nothing. A Deployment whose selector is not in its own pods' labels is refused.",
  mend: "Write the labels that the pods have in `template.metadata.labels`.",
  failing: budget("wep"),
  passing: budget("web"),
  *check(pipeline) {
    const pods = locatedManifests(pipeline).flatMap(({ manifest }) => {
      const pod = podOf(manifest);
      return pod === undefined ? [] : [{ labels: pod.labels, namespace: namespaceOf(manifest), manifest }];
    });
    for (const { manifest, at, title, resource, isOwn } of writtenManifests(pipeline)) {
      const path = SELECTORS[manifest.kind];
      const found = path === undefined ? undefined : valueAt(manifest, path);
      if (!isOwn || path === undefined || !isJsonObject(found) || Object.keys(found).length === 0) continue;
      const selector: Json = manifest.kind === "Service" ? { matchLabels: found } : found;
      const keys = isJsonObject(selector.matchLabels) ? Object.keys(selector.matchLabels) : [];
      const isItself = OF_ITSELF.has(manifest.kind);
      if (!isItself && keys.some((key) => OF_OPERATORS.test(key))) continue;
      const candidates = isItself
        ? pods.filter((each) => each.manifest === manifest)
        : pods.filter(({ namespace }) => namespace === namespaceOf(manifest));
      if (candidates.some(({ labels }) => selects(selector, labels))) continue;
      yield {
        detail: `What ${title} selects is in the labels of ${isItself ? "none of its own pods" : "no pod of the manifests"}. ${selectorMatchesNothing.mend}`,
        at: at(path),
        resource,
      };
    }
  },
};
