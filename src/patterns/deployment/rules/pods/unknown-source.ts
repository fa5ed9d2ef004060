import { isJsonObject, type JsonObject } from "../../../../compiler/model/json.js";
import { nearest } from "../../../../compiler/model/nearest.js";
import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { secretKey } from "../../names.js";
import { isMadeByOperator, knownSecrets, secretsNamedIn } from "../../secrets.js";
import { web } from "../cases.js";
import { locatedManifests, namespaceOf, objectsIn, podOf, writtenManifests } from "../located.js";

const CLAIM = `const other = kubernetes.manifest("other", {
  manifest: {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "uploads" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "10Gi" } } },
  },
});
`;
const claiming = (claim: string): string =>
  web(
    "containers: [",
    `volumes: [{ name: "uploads", persistentVolumeClaim: { claimName: "${claim}" } }],\n          containers: [`,
    CLAIM,
  );

export const unknownSource: Rule = {
  code: "kubernetes/unknown-source",
  severity: "warning",
  summary: "A pod needs a Secret, ConfigMap or claim that nothing makes",
  why: "The pod stays in `ContainerCreating` until somebody makes it; in a namespace that is made anew that is noticed late.",
  mend: 'Add its manifest. A Secret of the pipeline is named by its path: `secret("web/token")` is the Secret `web`. What others make can be marked `optional: true`.',
  failing: claiming("upload"),
  passing: claiming("uploads"),
  *check(pipeline) {
    const made = namesMade(pipeline);
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      if (pod === undefined) continue;
      const place = namespaceOf(manifest);
      const wanted = [
        ...secretsNamedIn(pod.spec, pod.path).map(({ name, path }) => ({ kind: "Secret", name, path })),
        ...sourcesIn(pod.spec, pod.path),
      ];
      for (const { kind, name, path } of wanted) {
        const known = made.get(`${place} ${kind}`) ?? [];
        if (known.includes(name)) continue;
        const meant = nearest(name, known);
        yield {
          detail: `${title} needs the ${kind} \`${name}\`, which nothing makes.${meant === undefined ? "" : ` Did you mean \`${meant}\`?`} ${unknownSource.mend}`,
          at: at(path),
          resource,
        };
      }
    }
  },
};

function* sourcesIn(spec: JsonObject, path: readonly (string | number)[]) {
  for (const [volume, index] of objectsIn(spec.volumes)) {
    const { persistentVolumeClaim, configMap } = volume;
    if (isJsonObject(persistentVolumeClaim)) {
      const name = String(persistentVolumeClaim.claimName);
      yield {
        kind: "PersistentVolumeClaim",
        name,
        path: [...path, "volumes", index, "persistentVolumeClaim", "claimName"],
      };
    }
    if (isJsonObject(configMap) && configMap.optional !== true) {
      yield { kind: "ConfigMap", name: String(configMap.name), path: [...path, "volumes", index, "configMap", "name"] };
    }
  }
}

/** Names of what is made, by namespace and kind. */
function namesMade(pipeline: Pipeline): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  const add = (namespace: string, kind: string, name: string): void => {
    made.set(`${namespace} ${kind}`, [...(made.get(`${namespace} ${kind}`) ?? []), name]);
  };
  for (const { manifest } of locatedManifests(pipeline)) {
    const kind = manifest.kind === "ExternalSecret" ? "Secret" : manifest.kind;
    add(namespaceOf(manifest), kind, manifest.metadata.name);
  }
  const scope = scopeOf(pipeline);
  if (scope === undefined) return made;
  const { namespace, certificate } = scope.spec;
  for (const secret of knownSecrets(scope)) add(namespace, "Secret", secretKey(secret).name);
  if (typeof certificate === "string") add(namespace, "Secret", certificate);
  const kafka = kafkaPlace(scope)?.name;
  for (const { manifest } of locatedManifests(pipeline)) {
    for (const { name } of secretsNamedIn(manifest)) if (isMadeByOperator(name, kafka)) add(namespace, "Secret", name);
  }
  return made;
}
