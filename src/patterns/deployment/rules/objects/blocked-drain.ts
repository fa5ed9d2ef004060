import { isJsonObject, type Json } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest, web } from "../cases.js";
import { locatedManifests, namespaceOf, podOf, selects, valueAt, writtenManifests } from "../located.js";

const budget = (limit: string): string =>
  web(
    "replicas: 2",
    "replicas: 2",
    manifest(
      `{ apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata: { name: "web" }, spec: { ${limit}, selector: { matchLabels: { app: "web" } } } }`,
    ),
  );

export const blockedDrain: Rule = {
  code: "kubernetes/blocked-drain",
  severity: "error",
  summary: "A disruption budget lets no pod go",
  why: "A node on which one of them runs can't be drained: the upgrade of the cluster stops there, or is forced, and then takes several at once.",
  mend: "Let at least one go: `maxUnavailable: 1`, or a `minAvailable` below the replicas.",
  failing: budget("minAvailable: 2"),
  passing: budget("minAvailable: 1"),
  *check(pipeline) {
    for (const { manifest: budget, at, title, resource } of writtenManifests(pipeline)) {
      const { spec } = budget;
      if (budget.kind !== "PodDisruptionBudget" || !isJsonObject(spec)) continue;
      const { minAvailable, maxUnavailable, selector } = spec;
      const replicas = replicasOf(pipeline, namespaceOf(budget), selector);
      const option = maxUnavailable === undefined ? "minAvailable" : "maxUnavailable";
      const isBlocked =
        option === "maxUnavailable"
          ? maxUnavailable === 0 || maxUnavailable === "0%"
          : minAvailable === "100%" ||
            (typeof minAvailable === "number" && replicas !== undefined && minAvailable >= replicas);
      if (!isBlocked) continue;
      const of = replicas === undefined ? "" : `, of ${replicas} replica${replicas === 1 ? "" : "s"}`;
      yield {
        detail: `${title} has \`${option}: ${JSON.stringify(spec[option])}\`${of}. ${blockedDrain.mend}`,
        at: at(["spec", option]),
        resource,
      };
    }
  },
};

/** How many pods it is about, if that is known. */
function replicasOf(
  pipeline: Parameters<Rule["check"]>[0],
  namespace: string,
  selector: Json | undefined,
): number | undefined {
  for (const { manifest } of locatedManifests(pipeline)) {
    const pod = podOf(manifest);
    if (pod === undefined || namespaceOf(manifest) !== namespace || !selects(selector, pod.labels)) continue;
    if (manifest.kind !== "Deployment" && manifest.kind !== "StatefulSet") continue;
    const replicas = valueAt(manifest, ["spec", "replicas"]);
    return typeof replicas === "number" ? replicas : 1;
  }
  return undefined;
}
