import { accessSync, constants, lstatSync } from "node:fs";
import { join } from "node:path";
import { isSystemError } from "./failure.js";
import { foldersAbove } from "./folders-above.js";
import type { Work } from "./staging.js";

/** Fails when a folder whose entries are to change is not writable: before the first change, not in the midst. */
export function requirePermission(folder: string, { replacements, removals }: Work): void {
  const paths = [...replacements.map((replacement) => replacement.path), ...removals];
  for (const path of ["", ...foldersAbove(paths)]) {
    const target = join(folder, path);
    // What is not there, or is a file that becomes a folder, is made anew.
    if (isFolder(target)) accessSync(target, constants.W_OK | constants.X_OK);
  }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return false;
    throw error;
  }
}
