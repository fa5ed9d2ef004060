import { isAbsolute, relative, sep } from "node:path";

/** A file's path as it is shown: relative to the working folder, with forward slashes. */
export function shownPath(path: string, base: string): string {
  const shown = relative(base, path);
  return (isAbsolute(shown) ? path : shown).split(sep).join("/");
}
