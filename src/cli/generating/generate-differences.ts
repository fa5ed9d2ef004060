import { count } from "../terminal/count.js";
import type { Colors } from "../terminal/terminal.js";
import type { ChangedFile } from "./generate-files.js";

/** What `generate --check` found: every file with its kind, and what to do. */
export function differenceLines(
  changed: readonly ChangedFile[],
  out: string,
  config: string,
  colors: Colors,
): readonly string[] {
  if (changed.length === 0) return [`${out} is what ${config} says`];
  const lines = [`${out} is not what ${config} says: ${count(changed.length, "file differs", "files differ")}`];
  for (const { path, kind } of changed) lines.push(`  ${colors.yellow(kind.padEnd(8))}  ${path}`);
  lines.push("Run `headrace generate` and commit the result.");
  if (changed.some((file) => file.kind === "edited")) {
    lines.push(
      "Files that were edited by hand are overwritten only with `--force`: bring the edit into the config first.",
    );
  }
  return lines;
}
