import type { Address } from "../../compiler/model/address.js";
import type { ChangeKind, FileChange } from "../../write/changes.js";
import type { Comparison, LockChange } from "../../write/compare.js";
import { LOCK_NAME } from "../../write/names.js";

/** How a file fared. `removed` and `added` are what `generate` did; the others also what `--check` found. */
export type FileFate = "added" | "changed" | "removed" | "missing" | "orphaned" | "edited" | "not ours" | "kept";

export interface ChangedFile {
  readonly path: string;
  readonly kind: FileFate;
  readonly resources: readonly Address[];
}

/** What `generate` did. */
export function changedFiles(changes: readonly FileChange[], lock: LockChange["kind"]): readonly ChangedFile[] {
  return [...changes.map((change) => fated(change, done(change))), ...lockFile(lock, "added")];
}

/** What `generate --check` found to differ. */
export function differingFiles({ files, lock, obstacles }: Comparison): readonly ChangedFile[] {
  const differing = files.filter((change) => change.kind !== "unchanged");
  const inTheWay = new Set(obstacles.map((obstacle) => obstacle.path));
  return [
    ...differing.map((change) => fated(change, inTheWay.has(change.path) ? "not ours" : found(change.kind))),
    ...lockFile(lock.kind, "missing"),
  ];
}

function fated({ path, resources }: FileChange, kind: FileFate): ChangedFile {
  return { path, kind, resources };
}

function done({ kind, artifact }: FileChange): FileFate {
  if (artifact === undefined) return kind === "edited" ? "kept" : "removed";
  return kind === "added" || kind === "missing" ? "added" : "changed";
}

function found(kind: ChangeKind): FileFate {
  switch (kind) {
    case "added":
    case "missing":
      return "missing";
    case "foreign":
      return "not ours";
    case "unchanged":
    case "changed":
      return "changed";
    case "edited":
    case "orphaned":
      return kind;
  }
}

function lockFile(kind: LockChange["kind"], absent: FileFate): ChangedFile[] {
  if (kind === "unchanged") return [];
  return [{ path: LOCK_NAME, kind: kind === "added" ? absent : "changed", resources: [] }];
}
