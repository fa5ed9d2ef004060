import { lstatSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Disk } from "./disk.js";
import { foldersAbove } from "./folders-above.js";
import { AT_ONCE, entriesOf } from "./look.js";
import { LOCK_NAME, stagingPaths } from "./names.js";
import type { Work } from "./staging.js";

/**
 * Brings what was staged into place: removals first (a file may have to make room for a folder of its name), then
 * the renames, the lock last. Stopped anywhere, every file is whole, and the journal knows what the next run meets.
 */
export async function commit(folder: string, work: Work, disk: Disk): Promise<void> {
  const staging = stagingPaths(folder);
  let done = 0;
  for (const path of work.removals) {
    disk.removeFile(join(folder, path));
    if (++done % AT_ONCE === 0) await setImmediate();
  }
  removeEmptied(folder, [...work.removals, ...work.gone], disk);
  await moveInto(staging.fresh, folder, disk);
  disk.rename(staging.lock, join(folder, LOCK_NAME));
}

/** Removes all that was staged, the journal first: from there on the lock alone knows all. */
export function tidyUp(folder: string, disk: Disk): void {
  const staging = stagingPaths(folder);
  disk.removeFile(staging.journal);
  for (const name of entriesOf(staging.folder).keys()) {
    const path = join(staging.folder, name);
    if (path !== staging.running) disk.removeTree(path);
  }
}

/** Renames what a staged folder holds into its place. A folder that is not there yet moves as a whole. */
async function moveInto(from: string, to: string, disk: Disk): Promise<void> {
  let done = 0;
  for (const entry of entriesOf(from).values()) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    const merges = entry.isDirectory() && lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
    if (merges) await moveInto(source, target, disk);
    else disk.rename(source, target);
    if (++done % AT_ONCE === 0) await setImmediate();
  }
}

/** Removes the folders above these paths that have become empty, the deepest first. */
function removeEmptied(folder: string, paths: readonly string[], disk: Disk): void {
  const deepestFirst = [...foldersAbove(paths)].sort((left, right) => right.length - left.length);
  for (const path of deepestFirst) disk.removeEmptyFolder(join(folder, path));
}
