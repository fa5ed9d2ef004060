import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { isSystemError } from "./failure.js";

/** Every operation that changes the file system. A test puts one in its place that fails at a chosen step. */
export interface Disk {
  /** Makes a folder and those above it. */
  makeFolder(path: string): void;
  /** Writes a new file. `durable`: it is on the disk when this returns. `exclusive`: it must not be there yet. */
  writeFile(path: string, text: string, options?: { readonly durable?: boolean; readonly exclusive?: boolean }): void;
  rename(from: string, to: string): void;
  /** Removes a file; one that is not there is fine. */
  removeFile(path: string): void;
  /** Removes a folder when it is empty; says whether it is gone. */
  removeEmptyFolder(path: string): boolean;
  removeTree(path: string): void;
}

export const realDisk: Disk = {
  // Not by `recursive`: where a file system refuses a new folder with ENOENT (/proc), Node then tries for ever.
  makeFolder(path) {
    const missing: string[] = [];
    for (let each = path; !existsSync(each); each = dirname(each)) missing.push(each);
    for (const each of missing.reverse()) tolerating(["EEXIST"], () => mkdirSync(each));
  },
  writeFile(path, text, options) {
    const file = openSync(path, options?.exclusive ? "wx" : "w");
    try {
      const bytes = Buffer.from(text);
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      if (options?.durable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  removeFile(path) {
    tolerating(["ENOENT", "ENOTDIR"], () => unlinkSync(path));
  },
  removeEmptyFolder(path) {
    return tolerating(["ENOTEMPTY", "EEXIST", "ENOTDIR"], () => {
      tolerating(["ENOENT"], () => rmdirSync(path));
    });
  },
  removeTree(path) {
    rmSync(path, { recursive: true, force: true });
  },
};

/** Runs `action`; whether it went through. Refusals with these codes are fine, others are thrown. */
function tolerating(codes: readonly string[], action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (isSystemError(error) && codes.includes(error.code)) return false;
    throw error;
  }
}
