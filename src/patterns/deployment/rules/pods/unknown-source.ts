import { isJsonObject, type Json, type JsonObject } from "../../../../compiler/model/json.js";
import { nearest } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { secretsNamedIn } from "../../secrets.js";
import { web } from "../cases.js";
import { containersOf, namespaceOf, objectsIn, type Path, type Pod, podOf, writtenManifests } from "../located.js";
import { madeIn } from "../references/made.js";

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
  summary: "A pod needs a Secret, ConfigMap, claim or account that nothing makes",
  why: "The pod stays in `ContainerCreating` until somebody makes it; in a namespace that is made anew that is noticed late.",
  mend: 'Add its manifest. A Secret of the pipeline is named by its path: `secret("web/token")` is the Secret `web`. What others make is named beside the manifest: `existing: ["Secret/web"]`.',
  failing: claiming("upload"),
  passing: claiming("uploads"),
  *check(pipeline) {
    const made = madeIn(pipeline);
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      if (pod === undefined) continue;
      const place = namespaceOf(manifest);
      const wanted = [
        ...secretsNamedIn(pod.spec, pod.path).map(({ name, path }) => ({ kind: "Secret", name, path })),
        ...sourcesIn(pod),
        ...containersOf(pod).flatMap(({ value, path }) => [...variablesOf(value, path)]),
      ];
      for (const { kind, name, path } of wanted) {
        const known = made.get(`${place} ${kind}`) ?? new Set();
        if (known.has(name)) continue;
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

interface Source {
  readonly kind: string;
  readonly name: string;
  readonly path: Path;
}

function* sourcesIn({ spec, path }: Pod): Iterable<Source> {
  for (const [volume, index] of objectsIn(spec.volumes)) {
    const at = [...path, "volumes", index];
    yield* named("PersistentVolumeClaim", volume.persistentVolumeClaim, [...at, "persistentVolumeClaim"], "claimName");
    yield* named("ConfigMap", volume.configMap, [...at, "configMap"]);
    const sources = isJsonObject(volume.projected) ? volume.projected.sources : undefined;
    for (const [source, each] of objectsIn(sources))
      yield* named("ConfigMap", source.configMap, [...at, "projected", "sources", each, "configMap"]);
  }
  for (const [secret, index] of objectsIn(spec.imagePullSecrets))
    yield* named("Secret", secret, [...path, "imagePullSecrets", index]);
  const { serviceAccountName } = spec;
  if (serviceAccountName !== "default") yield* named("ServiceAccount", spec, path, "serviceAccountName");
}

function* variablesOf(container: JsonObject, path: Path): Iterable<Source> {
  for (const [source, index] of objectsIn(container.envFrom))
    yield* named("ConfigMap", source.configMapRef, [...path, "envFrom", index, "configMapRef"]);
  for (const [{ valueFrom }, index] of objectsIn(container.env)) {
    const reference = isJsonObject(valueFrom) ? valueFrom.configMapKeyRef : undefined;
    yield* named("ConfigMap", reference, [...path, "env", index, "valueFrom", "configMapKeyRef"]);
  }
}

function* named(kind: string, value: Json | undefined, path: Path, field = "name"): Iterable<Source> {
  if (!isJsonObject(value) || value.optional === true) return;
  const name = value[field];
  if (typeof name === "string") yield { kind, name, path: [...path, field] };
}
