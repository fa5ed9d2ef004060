import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { FileChange } from "./changes.js";
import type { Comparison } from "./compare.js";
import type { Disk } from "./disk.js";
import { type Journal, journalText } from "./journal.js";
import { AT_ONCE } from "./look.js";
import { stagingPaths } from "./names.js";

/** A file to write, and its text. */
export interface Replacement {
  readonly path: string;
  readonly sha256: string;
  readonly content: string;
}

/** What there is to do, as a list: decided once, before the first byte is written. */
export interface Work {
  readonly replacements: readonly Replacement[];
  readonly removals: readonly string[];
  /** Paths of ours that are there no longer: their folders go when they are empty. */
  readonly gone: readonly string[];
}

/** The work that a comparison leaves to do, given that nothing in it is refused. */
export function workOf({ files, gone }: Comparison): Work {
  const removals = files.filter((file) => file.kind === "orphaned").map((file) => file.path);
  return { replacements: files.flatMap(replacementOf), removals, gone };
}

function replacementOf({ path, kind, sha256, artifact }: FileChange): Replacement[] {
  return artifact === undefined || kind === "unchanged" ? [] : [{ path, sha256, content: artifact.content }];
}

export interface StagingOptions {
  readonly disk: Disk;
  /** Stops before the first file of the output is touched. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Puts all new bytes beside the output, at the same paths; the output itself is not touched. */
export async function stage(comparison: Comparison, work: Work, options: StagingOptions): Promise<void> {
  const { disk, signal, onProgress } = options;
  const staging = stagingPaths(comparison.folder);
  disk.removeTree(staging.fresh);
  disk.makeFolder(staging.fresh);
  const folders = new Set<string>([staging.fresh]);
  let done = 0;
  for (const { path, content } of work.replacements) {
    const target = join(staging.fresh, path);
    const folder = dirname(target);
    if (!folders.has(folder)) disk.makeFolder(folder);
    folders.add(folder);
    disk.writeFile(target, content);
    done++;
    if (done % AT_ONCE === 0) {
      onProgress?.(done, work.replacements.length);
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
  disk.writeFile(staging.lock, comparison.lock.after, { durable: true });
}

/** Writes down which bytes of ours may be found from now on. After this the next run can go on from any point. */
export function openJournal(comparison: Comparison, work: Work, disk: Disk): void {
  const staging = stagingPaths(comparison.folder);
  const journal = new Map<string, readonly string[]>(comparison.journal ?? new Map<string, readonly string[]>());
  for (const { path, sha256 } of work.replacements) {
    const before: readonly string[] = journal.get(path) ?? [];
    if (!before.includes(sha256)) journal.set(path, [...before, sha256]);
  }
  const beside = `${staging.journal}.new`;
  disk.writeFile(beside, journalText(journal satisfies Journal), { durable: true });
  disk.rename(beside, staging.journal);
}
