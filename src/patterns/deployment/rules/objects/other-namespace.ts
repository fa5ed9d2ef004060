import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { manifest } from "../cases.js";
import { locatedManifests, namespaceOf, writtenManifests } from "../located.js";

const inNamespace = (namespace: string): string =>
  `const cluster = kubernetes.cluster({ namespace: "shop" });\n${manifest(
    `{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings", namespace: "${namespace}" }, data: { level: "info" } }`,
  )}\nconst listed = [cluster, other];\n`;

export const otherNamespace: Rule = {
  code: "kubernetes/other-namespace",
  severity: "error",
  summary: "A manifest is in a namespace that nothing makes",
  why: "The API refuses an object in a namespace that is not there; and in an overlay all that is in the base is put into the environment's.",
  mend: "Leave `namespace` out, and it is in the cluster's; or add the manifest of that Namespace.",
  failing: inNamespace("shops"),
  passing: inNamespace("shop"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const made = new Set(
      locatedManifests(pipeline).flatMap(({ manifest }) =>
        manifest.kind === "Namespace" ? [manifest.metadata.name] : [],
      ),
    );
    for (const operator of Object.values(scope.spec.operators)) made.add(operator);
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const { namespace } = manifest.metadata;
      if (namespace === undefined || made.has(namespaceOf(manifest))) continue;
      yield {
        detail: `${title} is in \`${namespaceOf(manifest)}\`, all else in \`${scope.spec.namespace}\`. ${otherNamespace.mend}`,
        at: at(["metadata", "namespace"]),
        resource,
      };
    }
  },
};
