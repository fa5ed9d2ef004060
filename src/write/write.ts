import { join } from "node:path";
import { type Diagnostic, Refusal } from "../compiler/model/diagnostic.js";
import type { FileChange } from "./changes.js";
import { commit, tidyUp } from "./commit.js";
import { type Comparison, compareFolder, type Desired, isUpToDate, type LockChange } from "./compare.js";
import { type Disk, realDisk } from "./disk.js";
import { explainingFailures } from "./failure.js";
import { textOrNothing } from "./lock.js";
import { LOCK_NAME, stagingPaths } from "./names.js";
import { requirePermission } from "./permission.js";
import { refusalsOf, warningsOf } from "./refusals.js";
import { whileAlone } from "./running.js";
import { openJournal, stage, type Work, workOf } from "./staging.js";

export interface WriteOptions {
  /** Overwrite what was edited by hand, and files that are not ours. */
  readonly force: boolean;
  /** Stops the run while the output is still untouched; once files are being replaced, it is carried through. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** How long another run is waited for, in milliseconds. */
  readonly patience?: number;
  readonly disk?: Disk;
}

export interface Written {
  /** What was done, by path: every file but the unchanged. `orphaned` files were removed. */
  readonly changes: readonly FileChange[];
  readonly lock: LockChange["kind"];
  readonly diagnostics: readonly Diagnostic[];
}

const PATIENCE = 10_000;

/** Makes the folder hold the artifacts and nothing of ours besides, or refuses and leaves it as it was. */
export async function writeFolder(folder: string, desired: Desired, options: WriteOptions): Promise<Written> {
  const first = await compareAllowed(folder, desired, options);
  if (isUpToDate(first) && !first.leftovers) return outcomeOf(first, options);
  const disk = options.disk ?? realDisk;
  let state = "Nothing was written.";
  return explainingFailures(
    () => state,
    () =>
      whileAlone(stagingPaths(folder), disk, options.patience ?? PATIENCE, async () => {
        const comparison = hasMoved(first) ? await compareAllowed(folder, desired, options) : first;
        const work = workOf(comparison);
        await prepare(comparison, work, { ...options, disk });
        state = "Some files were replaced already, each of them whole: run the command again to complete the output.";
        await commit(folder, work, disk);
        tidyUp(folder, disk);
        return outcomeOf(comparison, options);
      }),
  );
}

async function compareAllowed(folder: string, desired: Desired, options: WriteOptions): Promise<Comparison> {
  const comparison = await compareFolder(folder, desired);
  const refusals = refusalsOf(comparison, options.force);
  if (refusals.length > 0) throw new Refusal(refusals);
  return comparison;
}

/** Whether another run has written since the folder was compared. */
function hasMoved(comparison: Comparison): boolean {
  return comparison.leftovers || textOrNothing(join(comparison.folder, LOCK_NAME)) !== comparison.lock.before;
}

/** Stages everything; when that fails, what was staged is thrown away and an earlier run's journal kept. */
async function prepare(comparison: Comparison, work: Work, options: WriteOptions & { disk: Disk }): Promise<void> {
  const { disk } = options;
  try {
    requirePermission(comparison.folder, work);
    await stage(comparison, work, options);
    openJournal(comparison, work, disk);
  } catch (error) {
    const staging = stagingPaths(comparison.folder);
    disk.removeTree(staging.fresh);
    disk.removeFile(staging.lock);
    disk.removeFile(`${staging.journal}.new`);
    throw error;
  }
}

function outcomeOf(comparison: Comparison, { force }: WriteOptions): Written {
  return {
    changes: comparison.files.filter((file) => file.kind !== "unchanged"),
    lock: comparison.lock.kind,
    diagnostics: warningsOf(comparison, force),
  };
}
