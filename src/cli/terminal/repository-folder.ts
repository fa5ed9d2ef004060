import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Where a folder lies in its git repository, with `/`; empty at its root, and outside of any. */
export function folderInRepository(folder: string): string {
  let root = folder;
  while (!existsSync(join(root, ".git"))) {
    if (dirname(root) === root) return "";
    root = dirname(root);
  }
  return relative(root, folder).replaceAll("\\", "/");
}
