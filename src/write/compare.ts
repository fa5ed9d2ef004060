import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Artifact } from "../compiler/model/artifact.js";
import { refuse } from "../compiler/model/diagnostic.js";
import type { ProofMemory } from "../compiler/model/proof.js";
import { refuseUnusablePaths } from "./artifact-paths.js";
import { type Changes, changesBetween, pathsConcerned } from "./changes.js";
import { OUT_NOT_A_FOLDER } from "./codes.js";
import { explainingFailures } from "./failure.js";
import { type Journal, readJournal } from "./journal.js";
import { lockFrom, textOrNothing } from "./lock.js";
import { lockText } from "./lock-text.js";
import { lookAt } from "./look.js";
import { LOCK_NAME, stagingPaths } from "./names.js";
import { realObstacles } from "./obstacles.js";

/** What an output folder shall hold. */
export interface Desired {
  /** The pipeline's name. */
  readonly pipeline: string;
  /** The version of Headrace. */
  readonly headrace: string;
  readonly artifacts: readonly Artifact[];
  readonly memory: ProofMemory;
}

/** How an output folder compares with what it shall hold. Reading it writes nothing. */
export interface Comparison extends Changes {
  readonly folder: string;
  readonly lock: LockChange;
  /** What an interrupted run left to know; undefined when none was interrupted while it replaced files. */
  readonly journal: Journal | undefined;
  /** Whether a staging folder lies about: an interrupted run's, or one at work. */
  readonly leftovers: boolean;
}

export interface LockChange {
  readonly kind: "added" | "changed" | "unchanged";
  readonly before: string | undefined;
  readonly after: string;
}

export async function compareFolder(folder: string, desired: Desired): Promise<Comparison> {
  refuseUnusablePaths(desired.artifacts);
  return explainingFailures(
    () => "Nothing was written.",
    () => compareReadable(folder, desired),
  );
}

async function compareReadable(folder: string, desired: Desired): Promise<Comparison> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    refuse(OUT_NOT_A_FOLDER, { detail: `${folder} is a file. Move it away, or choose another folder with \`--out\`.` });
  }
  const before = textOrNothing(join(folder, LOCK_NAME));
  const lock = before === undefined ? undefined : lockFrom(before, folder);
  const staging = stagingPaths(folder);
  const journal = readJournal(staging.journal);
  const found = await lookAt(folder, pathsConcerned(desired.artifacts, { lock, journal }));
  const changes = changesBetween(desired.artifacts, { lock, journal, found });
  const after = lockOf(desired, changes);
  return {
    folder,
    ...changes,
    obstacles: realObstacles(folder, changes),
    lock: { kind: before === after ? "unchanged" : before === undefined ? "added" : "changed", before, after },
    journal,
    leftovers: existsSync(staging.folder),
  };
}

function lockOf(desired: Desired, { files }: Changes): string {
  const entries = files
    .filter((file) => file.artifact !== undefined)
    .map(({ path, sha256, resources }) => [path, { sha256, resources }] as const);
  return lockText({
    headrace: desired.headrace,
    pipeline: desired.pipeline,
    files: new Map(entries),
    proofs: desired.memory,
  });
}

/** Whether the folder holds all that it shall, and nothing of ours besides. */
export function isUpToDate({ files, lock, obstacles }: Comparison): boolean {
  return lock.kind === "unchanged" && obstacles.length === 0 && files.every((file) => file.kind === "unchanged");
}
