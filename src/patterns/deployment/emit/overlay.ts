import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import type { Manifest } from "../../../systems/kubernetes/schema/manifest.js";
import { derivedManifests } from "../derived.js";
import { inEnvironment } from "../environments.js";
import { ownManifests } from "../own.js";
import type { Placed, Scope } from "../placed.js";
import { type Step, stepsBetween } from "./json-patch.js";

/**
 * An overlay for each environment: the difference between the manifests as they would be derived there and the base's,
 * object by object. What is in the base alone is taken out, what is there alone is in a file beside it.
 */
export function overlays(scope: Scope, base: readonly Placed[]): readonly Artifact[] {
  const own = ownManifests(scope.pipeline, scope);
  return Object.entries(scope.spec.environments).flatMap(([name, environment]) => {
    const there = derivedManifests(inEnvironment(scope, environment), own);
    const namespace = environment.namespace ?? scope.spec.namespace;
    const before = new Map(base.map(({ manifest }) => [identity(manifest), manifest]));
    const after = new Map([...there, ...own].map(({ manifest }) => [identity(manifest), manifest]));
    const patches = [...before].flatMap(([key, manifest]) => patchOf(manifest, after.get(key)));
    const added = [...after].flatMap(([key, manifest]) => (before.has(key) ? [] : [manifest]));
    const folder = `kubernetes/overlays/${name}`;
    const kustomization = {
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      ...(namespace === scope.spec.namespace ? {} : { namespace }),
      resources: ["../../base", ...(added.length === 0 ? [] : ["added.yaml"])],
      ...(patches.length === 0 ? {} : { patches }),
    };
    const head = commentHead(
      "#",
      scope.cluster.address,
      `What is different in ${name}: \`kubectl apply -k ${folder}\`.`,
    );
    const resources = [scope.cluster.address];
    return [
      { path: `${folder}/kustomization.yaml`, content: `${head}\n${text(kustomization)}`, resources },
      ...(added.length === 0
        ? []
        : [{ path: `${folder}/added.yaml`, content: `${head}\n${added.map(text).join("---\n")}`, resources }]),
    ];
  });
}

export function text(value: JsonObject): string {
  return yamlText(value);
}

/** The namespace's own name is another one elsewhere, and yet it is the same object. */
function identity({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${kind === "Namespace" ? "" : metadata.name}`;
}

function patchOf(before: Manifest, after: Manifest | undefined): JsonObject[] {
  const slash = before.apiVersion.indexOf("/");
  const group = slash === -1 ? {} : { group: before.apiVersion.slice(0, slash) };
  const version = before.apiVersion.slice(slash + 1);
  const target = { ...group, version, kind: before.kind, name: before.metadata.name };
  if (after === undefined) {
    const removed = { apiVersion: before.apiVersion, kind: before.kind, metadata: { name: before.metadata.name } };
    return [{ target, patch: text({ ...removed, $patch: "delete" }) }];
  }
  const steps = stepsBetween(placeless(before), placeless(after));
  return steps.length === 0 ? [] : [{ target, patch: patchText(steps) }];
}

/** kustomize drops the line's end at the end of a patch, which may be a file's: a comment keeps that. */
function patchText(steps: readonly Step[]): string {
  const last = steps.at(-1)?.value;
  return `${yamlText(steps)}${typeof last === "string" && last.endsWith("\n") ? "# end\n" : ""}`;
}

/** Without what kustomize itself sets by the overlay's namespace. */
function placeless(manifest: Manifest): JsonObject {
  const { namespace: _, ...metadata } = manifest.metadata;
  if (manifest.kind !== "Namespace") return { ...manifest, metadata };
  const { name: __, ...rest } = metadata;
  return { ...manifest, metadata: rest };
}
