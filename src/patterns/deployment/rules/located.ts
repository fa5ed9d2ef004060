import type { Address } from "../../../compiler/model/address.js";
import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { type Pipeline, resourceAt } from "../../../compiler/model/resource.js";
import { MANIFEST, type Manifest } from "../../../systems/kubernetes/schema/manifest.js";
import { manifestsOf, scopeOf } from "../derived.js";
import { isTarget } from "../patches.js";

export type Path = readonly (string | number)[];

/** A manifest with the places that its values have in the config. */
export interface Located {
  readonly manifest: Manifest;
  readonly resource: Address;
  readonly isOwn: boolean;
  /** As people are told of it: `Deployment web`. */
  readonly title: string;
  at(path: Path): Origin | undefined;
}

/** Those of one's own, and those derived ones that are changed by hand: what else is derived is right by itself. */
export function writtenManifests(pipeline: Pipeline): readonly Located[] {
  return locatedManifests(pipeline).filter(({ isOwn, at }) => isOwn || at(["spec"]) !== undefined);
}

export function locatedManifests(pipeline: Pipeline): readonly Located[] {
  const scope = scopeOf(pipeline);
  return manifestsOf(pipeline).map(({ manifest, from: [address] }): Located => {
    const title = `${manifest.kind} ${manifest.metadata.name}`;
    const own = resourceAt(pipeline.resources, address, MANIFEST);
    if (own !== undefined) {
      const at = (path: Path): Origin => within(own.origin, "manifest", ...path);
      return { manifest, resource: address, isOwn: true, title, at };
    }
    const index = scope?.spec.patches.findIndex((patch) => isTarget(patch, manifest)) ?? -1;
    const at = (path: Path): Origin | undefined =>
      scope === undefined || index === -1
        ? undefined
        : within(scope.cluster.origin, "patches", index, "merge", ...written(scope.spec.patches[index]?.merge, path));
    return { manifest, resource: address, isOwn: false, title, at };
  });
}

/** As far as a patch itself goes that way. */
function written(value: Json | undefined, path: Path): Path {
  const [first, ...rest] = path;
  if (first === undefined || typeof first === "number" || !isJsonObject(value) || value[first] === undefined) return [];
  return [first, ...written(value[first], rest)];
}

export interface Pod {
  readonly labels: JsonObject;
  readonly spec: JsonObject;
  /** Where its spec is in the manifest. */
  readonly path: Path;
}

const TEMPLATES: Readonly<Record<string, Path>> = {
  CronJob: ["spec", "jobTemplate", "spec", "template"],
  DaemonSet: ["spec", "template"],
  Deployment: ["spec", "template"],
  Job: ["spec", "template"],
  Pod: [],
  ReplicaSet: ["spec", "template"],
  StatefulSet: ["spec", "template"],
};

/** The pods that an object makes, or is. */
export function podOf(manifest: Manifest): Pod | undefined {
  const path = TEMPLATES[manifest.kind];
  const template = path === undefined ? undefined : valueAt(manifest, path);
  if (path === undefined || !isJsonObject(template) || !isJsonObject(template.spec)) return undefined;
  const metadata = isJsonObject(template.metadata) ? template.metadata : {};
  return {
    labels: isJsonObject(metadata.labels) ? metadata.labels : {},
    spec: template.spec,
    path: [...path, "spec"],
  };
}

export interface Container {
  readonly name: string;
  readonly value: JsonObject;
  readonly path: Path;
  /** It runs to its end before the others start. */
  readonly isInitial: boolean;
}

export function containersOf({ spec, path }: Pod): readonly Container[] {
  return ["initContainers", "containers"].flatMap((field) =>
    objectsIn(spec[field]).map(([value, index]) => ({
      name: String(value.name),
      value,
      path: [...path, field, index],
      isInitial: field === "initContainers" && value.restartPolicy !== "Always",
    })),
  );
}

export function objectsIn(value: Json | undefined): readonly (readonly [JsonObject, number])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: Json, index) => (isJsonObject(each) ? [[each, index] as const] : []));
}

export function valueAt(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (typeof step === "number") found = Array.isArray(found) ? found[step] : undefined;
    else found = isJsonObject(found) ? found[step] : undefined;
  }
  return found;
}

/** Whether labels are among what a selector wants; one that wants nothing is every pod's. */
export function selects(selector: Json | undefined, labels: JsonObject): boolean {
  if (!isJsonObject(selector)) return false;
  const wanted = isJsonObject(selector.matchLabels) ? selector.matchLabels : {};
  if (Object.entries(wanted).some(([key, value]) => labels[key] !== value)) return false;
  return objectsIn(selector.matchExpressions).every(([{ key, operator, values }]) => {
    const has = Object.hasOwn(labels, String(key));
    const isListed = Array.isArray(values) && values.some((value) => value === labels[String(key)]);
    switch (operator) {
      case "In":
        return isListed;
      case "NotIn":
        return !isListed;
      case "Exists":
        return has;
      case "DoesNotExist":
        return !has;
      default:
        return true;
    }
  });
}

export function namespaceOf({ metadata }: Manifest): string {
  return typeof metadata.namespace === "string" ? metadata.namespace : "default";
}
