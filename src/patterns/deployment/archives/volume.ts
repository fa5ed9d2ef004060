import type { Json, JsonObject } from "../../../compiler/model/json.js";
import type { ArchiveSpec } from "../../../compiler/resolve/archive-shape.js";
import { object, type Placed, type Scope } from "../placed.js";

export const ARCHIVE = "/archive";
export const ARCHIVE_MOUNT: JsonObject = { name: "archive", mountPath: ARCHIVE };

/** What is asked of storage: it stays when what it was claimed for is deleted only as far as its class retains it. */
export function claimSpec(scope: Scope, archive: ArchiveSpec): JsonObject {
  const storageClass = ("volume" in archive ? archive.storageClass : undefined) ?? scope.spec.storageClass;
  return {
    accessModes: ["ReadWriteOnce"],
    ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
    resources: { requests: { storage: "volume" in archive ? archive.volume : "1Gi" } },
  };
}

/** The claim that backups are kept on. */
export function archiveClaim(
  scope: Scope,
  name: string,
  component: string,
  archive: ArchiveSpec,
  place: Pick<Placed, "file" | "from">,
): Placed {
  const head = { apiVersion: "v1", kind: "PersistentVolumeClaim", name, component };
  return { ...place, manifest: object(scope, head, { spec: claimSpec(scope, archive) }) };
}

export function archiveVolume(name: string): Json {
  return { name: "archive", persistentVolumeClaim: { claimName: name } };
}

/** The files of a folder, by their names. */
export function filesIn(scope: Scope, folder: string): JsonObject {
  return Object.fromEntries(
    scope.artifacts.flatMap(({ path, content }) =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), content] as const] : [],
    ),
  );
}
