import { relative } from "node:path";

/** A path as the user would type it: relative to the working folder when it lies below or beside it. */
export function shownPath(path: string, folder: string): string {
  const shown = relative(folder, path);
  return shown === "" ? "." : shown.startsWith("../../../") ? path : shown;
}
