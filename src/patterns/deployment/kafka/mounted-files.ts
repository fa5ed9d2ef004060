import type { Json, JsonObject } from "../../../compiler/model/json.js";
import type { SecretKey } from "../names.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { kafkaPlace } from "./place.js";

/** Where a file that options name by its path comes from: a Secret, Strimzi's own for the brokers' certificates. */
export function fileSource(scope: Scope, path: string): SecretKey | undefined {
  const given = scope.spec.files[path];
  if (given !== undefined) return secretKey(given);
  const kafka = kafkaPlace(scope);
  const tls = kafka?.resource.spec.tls;
  if (kafka === undefined || tls === undefined || tls === true || tls.ca !== path) return undefined;
  return { name: `${kafka.name}-cluster-ca-cert`, key: "ca.crt" };
}

interface Mounted {
  readonly volumes: Json[];
  readonly mounts: Json[];
}

/** One volume for each folder that files are wanted in, mounted there. */
export function mountedFiles(scope: Scope, paths: readonly string[]): Mounted {
  const folders = new Map<string, JsonObject[]>();
  for (const path of [...new Set(paths)].sort()) {
    const source = fileSource(scope, path);
    if (source === undefined) continue;
    const slash = path.lastIndexOf("/");
    const item = { key: source.key, path: path.slice(slash + 1) };
    const folder = path.slice(0, slash) || "/";
    folders.set(folder, [...(folders.get(folder) ?? []), { secret: { name: source.name, items: [item] } }]);
  }
  const named = [...folders].map(([folder, sources]) => ({ folder, name: volume(folder), sources }));
  return {
    volumes: named.map(({ name, sources }) => ({ name, projected: { defaultMode: 0o440, sources } })),
    mounts: named.map(({ name, folder }) => ({ name, mountPath: folder, readOnly: true })),
  };
}

function volume(folder: string): string {
  return `files${folder.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 63).replace(/-+$/, "");
}
