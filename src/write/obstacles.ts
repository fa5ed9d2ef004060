import { join } from "node:path";
import type { Changes, Obstacle } from "./changes.js";
import { foldersAbove } from "./folders-above.js";
import { entriesOf } from "./look.js";

/** The obstacles that stay when the orphans are gone: a file becomes a folder, or a folder a file, without harm. */
export function realObstacles(folder: string, { files, obstacles, gone }: Changes): readonly Obstacle[] {
  if (obstacles.length === 0) return obstacles;
  const orphans = new Set(files.filter((file) => file.kind === "orphaned").map((file) => file.path));
  const emptied = foldersAbove([...orphans, ...gone]);
  return obstacles.filter(({ by, what }) => {
    if (what === "file") return !orphans.has(by);
    return what !== "folder" || !vanishes(folder, by, orphans, emptied);
  });
}

/** Whether a folder holds nothing but orphans, and folders that are removed when they are empty. */
function vanishes(folder: string, path: string, orphans: ReadonlySet<string>, emptied: ReadonlySet<string>): boolean {
  if (!emptied.has(path)) return false;
  return [...entriesOf(join(folder, path)).values()].every((entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? vanishes(folder, inner, orphans, emptied) : orphans.has(inner);
  });
}
