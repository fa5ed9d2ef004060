import { isJsonObject, type Json, type JsonObject } from "../../compiler/model/json.js";
import type { ClusterSpec } from "../../systems/kubernetes/schema/cluster.js";
import type { Manifest } from "../../systems/kubernetes/schema/manifest.js";
import type { Placed } from "./placed.js";

export type PatchSpec = ClusterSpec["patches"][number];

/** The manifests with what was changed by hand. */
export function patched(manifests: readonly Placed[], patches: readonly PatchSpec[]): readonly Placed[] {
  if (patches.length === 0) return manifests;
  return manifests.map((each) => {
    const own = patches.filter((patch) => isTarget(patch, each.manifest));
    return own.length === 0 ? each : { ...each, manifest: own.reduce(applied, each.manifest) };
  });
}

export function isTarget({ target }: PatchSpec, { kind, metadata }: Manifest): boolean {
  return target.kind === kind && target.name === metadata.name;
}

function applied(manifest: Manifest, { merge }: PatchSpec): Manifest {
  const result = merged(manifest, merge);
  // Which object it is stays: what was patched would else be another one.
  const metadata = isJsonObject(result.metadata) ? result.metadata : {};
  return {
    ...result,
    apiVersion: typeof result.apiVersion === "string" ? result.apiVersion : manifest.apiVersion,
    kind: manifest.kind,
    metadata: { ...metadata, name: manifest.metadata.name },
  };
}

/** RFC 7396: objects are merged, null removes, all else replaces. */
export function merged(value: JsonObject, change: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...value };
  for (const [key, each] of Object.entries(change)) {
    const before = result[key];
    if (each === null) delete result[key];
    else if (isJsonObject(each)) result[key] = merged(isJsonObject(before) ? before : {}, each);
    else result[key] = each;
  }
  return result;
}
