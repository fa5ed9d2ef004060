import type { LockChange } from "../../write/compare.js";
import { LOCK_NAME } from "../../write/names.js";
import { count } from "../terminal/count.js";
import type { Colors } from "../terminal/terminal.js";
import { type FileDiff, headingOf } from "./diff-files.js";

export interface DiffSummary {
  readonly files: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly resources: number;
  readonly linesAdded: number;
  readonly linesRemoved: number;
}

export function diffSummary(files: readonly FileDiff[]): DiffSummary {
  const of = (kind: FileDiff["kind"]): number => files.filter((file) => file.kind === kind).length;
  return {
    files: files.length,
    added: of("added"),
    changed: of("changed"),
    removed: of("removed"),
    resources: new Set(files.flatMap((file) => file.resources.slice(0, 1))).size,
    linesAdded: files.reduce((sum, file) => sum + file.linesAdded, 0),
    linesRemoved: files.reduce((sum, file) => sum + file.linesRemoved, 0),
  };
}

/** The differences under the headings of their resources, and a line that sums them up. */
export function diffText(
  files: readonly FileDiff[],
  kept: readonly string[],
  lock: LockChange["kind"],
  out: string,
  colors: Colors,
): string {
  const lines = kept.map((path) =>
    colors.yellow(
      `${path}: edited by hand and no longer generated: \`generate\` will refuse; with \`--force\` it stays`,
    ),
  );
  if (files.length === 0) {
    const verdict = lock === "unchanged" ? "no changes" : `no changes but ${out}/${LOCK_NAME}, which is out of date`;
    return `${[...lines, verdict].join("\n")}\n`;
  }
  let heading: string | undefined;
  for (const file of files) {
    if (headingOf(file) !== heading) {
      heading = headingOf(file);
      lines.push(colors.bold(heading === "" ? "(the whole pipeline)" : heading));
    }
    if (file.note !== undefined) lines.push(colors.yellow(`${file.path}: ${file.note}`));
    // The first two lines name the files; below them, `--- ` is a removed SQL comment.
    lines.push(...file.patch.map((line, index) => (index < 2 ? colors.bold(line) : painted(line, colors))), "");
  }
  return `${lines.join("\n")}\n${summaryLine(diffSummary(files))}\n`;
}

function painted(line: string, colors: Colors): string {
  if (line.startsWith("@@")) return colors.cyan(line);
  if (line.startsWith("+")) return colors.green(line);
  return line.startsWith("-") ? colors.red(line) : line;
}

function summaryLine(summary: DiffSummary): string {
  const kinds = `${summary.added} added, ${summary.changed} changed, ${summary.removed} removed`;
  const lines = `${count(summary.linesAdded, "line")} added, ${summary.linesRemoved} removed`;
  return `${count(summary.files, "file")} changed (${kinds}) in ${count(summary.resources, "resource")}; ${lines}`;
}
