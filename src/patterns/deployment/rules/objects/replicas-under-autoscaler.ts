import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest, web } from "../cases.js";
import { locatedManifests, namespaceOf, valueAt, writtenManifests } from "../located.js";

const SCALER = manifest(
  `{
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 6 },
  }`,
);

export const replicasUnderAutoscaler: Rule = {
  code: "kubernetes/replicas-under-autoscaler",
  severity: "error",
  summary: "A manifest sets the replicas that an autoscaler sets",
  why: "Each time it is applied it takes away what the autoscaler had added, in the middle of the load that it was added for.",
  mend: "Leave `replicas` out of the manifest, and set `minReplicas` of the autoscaler.",
  failing: web("replicas: 2,\n", "replicas: 2,\n", SCALER),
  passing: web("replicas: 2,\n", "", SCALER),
  *check(pipeline) {
    const all = locatedManifests(pipeline);
    for (const { manifest: scaler } of all) {
      const target =
        scaler.kind === "HorizontalPodAutoscaler" ? valueAt(scaler, ["spec", "scaleTargetRef"]) : undefined;
      if (!isJsonObject(target)) continue;
      for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
        const isTarget = manifest.kind === target.kind && manifest.metadata.name === target.name;
        if (!isTarget || namespaceOf(manifest) !== namespaceOf(scaler)) continue;
        if (valueAt(manifest, ["spec", "replicas"]) === undefined) continue;
        yield {
          detail: `${title} has \`replicas\`, and HorizontalPodAutoscaler ${scaler.metadata.name} sets them. ${replicasUnderAutoscaler.mend}`,
          at: at(["spec", "replicas"]),
          resource,
        };
      }
    }
  },
};
