import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Disk, realDisk } from "../../src/write/disk.js";

export class Crash extends Error {}

/**
 * A disk that does `steps` operations and then nothing any more, as if the process had been killed: the operation at
 * which it dies is done by half, and everything after it (cleaning up included) fails.
 */
export function crashingDisk(steps: number): Disk {
  let left = steps;
  const alive = (half: () => void): void => {
    if (left < 0) throw new Crash("after the crash");
    if (left-- > 0) return;
    half();
    throw new Crash("at the crash");
  };
  const guarded =
    <Parameters extends unknown[], Result>(operation: (...parameters: Parameters) => Result) =>
    (...parameters: Parameters): Result => {
      alive(() => undefined);
      return operation(...parameters);
    };
  return {
    makeFolder: guarded(realDisk.makeFolder),
    rename: guarded(realDisk.rename),
    removeFile: guarded(realDisk.removeFile),
    removeEmptyFolder: guarded(realDisk.removeEmptyFolder),
    writeFile(path, text, options) {
      alive(() => {
        writeFileSync(path, text.slice(0, text.length / 2), { flag: options?.exclusive ? "wx" : "w" });
        // The next run comes a while later.
        if (options?.exclusive) utimesSync(path, new Date(0), new Date(0));
      });
      realDisk.writeFile(path, text, options);
    },
    removeTree(path) {
      alive(() => removeHalf(path));
      realDisk.removeTree(path);
    },
  };
}

function removeHalf(path: string): void {
  const entries = readdirSync(path);
  for (const name of entries.slice(0, entries.length / 2)) rmSync(join(path, name), { recursive: true, force: true });
}

/** A disk that counts what is asked of it. */
export function countingDisk(): Disk & { count(): number } {
  let count = 0;
  const counted =
    <Parameters extends unknown[], Result>(operation: (...parameters: Parameters) => Result) =>
    (...parameters: Parameters): Result => {
      count++;
      return operation(...parameters);
    };
  return {
    makeFolder: counted(realDisk.makeFolder),
    writeFile: counted(realDisk.writeFile),
    rename: counted(realDisk.rename),
    removeFile: counted(realDisk.removeFile),
    removeEmptyFolder: counted(realDisk.removeEmptyFolder),
    removeTree: counted(realDisk.removeTree),
    count: () => count,
  };
}
