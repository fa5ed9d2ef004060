import type { Address } from "../compiler/model/address.js";
import type { Artifact } from "../compiler/model/artifact.js";
import { contentHash } from "./content-hash.js";
import type { Journal } from "./journal.js";
import type { Lock } from "./lock-shape.js";
import type { Found } from "./look.js";
import { byCodeUnits } from "./order.js";

/**
 * How a file on disk compares with what is generated now:
 * - `added`: not there, and never was;
 * - `missing`: not there, though the lock lists it;
 * - `changed`: there as we wrote it, to be replaced;
 * - `unchanged`: there with the bytes wanted;
 * - `edited`: ours by the lock, but with bytes that we never wrote;
 * - `orphaned`: there as we wrote it, no longer generated;
 * - `foreign`: there with other bytes than wanted, and not ours.
 */
export type ChangeKind = "added" | "missing" | "changed" | "unchanged" | "edited" | "orphaned" | "foreign";

export interface FileChange {
  readonly path: string;
  readonly kind: ChangeKind;
  /** What is to be written; undefined when the file is no longer generated. */
  readonly artifact: Artifact | undefined;
  /** The hash of the artifact; of the file on disk when there is no artifact. */
  readonly sha256: string;
  readonly resources: readonly Address[];
}

/** Something that is no plain file of anybody's, where a file is to be written. */
export interface Obstacle {
  readonly path: string;
  readonly by: string;
  readonly what: string;
}

export interface FolderState {
  readonly lock: Lock | undefined;
  readonly journal: Journal | undefined;
  readonly found: ReadonlyMap<string, Found>;
}

export interface Changes {
  /** Sorted by path. */
  readonly files: readonly FileChange[];
  readonly obstacles: readonly Obstacle[];
  /** Once ours, no longer generated and no longer there: their folders may have stayed behind. */
  readonly gone: readonly string[];
}

/** Every path whose state must be known for the comparison. */
export function pathsConcerned(artifacts: readonly Artifact[], state: Omit<FolderState, "found">): Set<string> {
  const paths = new Set(artifacts.map((artifact) => artifact.path));
  for (const path of state.lock?.files.keys() ?? []) paths.add(path);
  for (const path of state.journal?.keys() ?? []) paths.add(path);
  return paths;
}

/** Compares what is generated with what the lock and the folder hold. */
export function changesBetween(artifacts: readonly Artifact[], state: FolderState): Changes {
  const files: FileChange[] = [];
  const obstacles: Obstacle[] = [];
  const gone: string[] = [];
  const wanted = new Map(artifacts.map((artifact) => [artifact.path, artifact]));
  for (const [path, found] of state.found) {
    const artifact = wanted.get(path);
    if (artifact === undefined) {
      if (found.kind === "file") files.push(...unwantedFile(path, found.sha256, state));
      else if (found.kind === "absent") gone.push(path);
      continue;
    }
    // What stands in the way of a file to write: judged again when the orphans are known.
    if (found.kind === "obstructed") obstacles.push({ path, by: found.by, what: found.what });
    files.push(wantedFile(artifact, found, state));
  }
  files.sort((left, right) => byCodeUnits(left.path, right.path));
  return { files, obstacles, gone };
}

function wantedFile(artifact: Artifact, found: Found, state: FolderState): FileChange {
  const { path, resources } = artifact;
  const sha256 = contentHash(artifact.content);
  const locked = state.lock?.files.get(path);
  const change = (kind: ChangeKind): FileChange => ({ path, kind, artifact, sha256, resources });
  if (found.kind !== "file") return change(locked === undefined ? "added" : "missing");
  if (found.sha256 === sha256) return change("unchanged");
  if (isOurs(path, found.sha256, state)) return change("changed");
  return change(locked === undefined ? "foreign" : "edited");
}

/** A file that a lock or journal speaks of, no longer generated. One that was never in place is not ours to name. */
function unwantedFile(path: string, sha256: string, state: FolderState): FileChange[] {
  const locked = state.lock?.files.get(path);
  const ours = isOurs(path, sha256, state);
  if (locked === undefined && !ours) return [];
  const kind = ours ? "orphaned" : "edited";
  return [{ path, kind, artifact: undefined, sha256, resources: locked?.resources ?? [] }];
}

function isOurs(path: string, sha256: string, { lock, journal }: FolderState): boolean {
  return lock?.files.get(path)?.sha256 === sha256 || (journal?.get(path)?.includes(sha256) ?? false);
}
