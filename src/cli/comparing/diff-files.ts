import { readFileSync } from "node:fs";
import { join } from "node:path";
import { structuredPatch } from "diff";
import type { Address } from "../../compiler/model/address.js";
import type { FileChange } from "../../write/changes.js";
import type { Comparison } from "../../write/compare.js";

/** What would change in one file. */
export interface FileDiff {
  readonly path: string;
  readonly kind: "added" | "changed" | "removed";
  /** What `generate` would say to this file. */
  readonly note: string | undefined;
  readonly resources: readonly Address[];
  readonly linesAdded: number;
  readonly linesRemoved: number;
  /** The lines of a unified diff. */
  readonly patch: readonly string[];
}

const CONTEXT = 3;

/** The differences between what is on disk and what is generated, grouped by the first resource of each file. */
export function fileDiffs({ folder, files, obstacles }: Comparison): readonly FileDiff[] {
  const obstructed = new Set(obstacles.map((obstacle) => obstacle.path));
  return files
    .filter((change) => change.kind !== "unchanged" && !isKept(change))
    .map((change) => fileDiff(folder, change, obstructed.has(change.path)))
    .sort((left, right) => order(left) - order(right) || compare(headingOf(left), headingOf(right)));
}

/** Files that were edited by hand and are no longer generated: they stay whatever is done. */
export function keptFiles({ files }: Comparison): readonly string[] {
  return files.filter(isKept).map((change) => change.path);
}

function isKept(change: FileChange): boolean {
  return change.kind === "edited" && change.artifact === undefined;
}

export function headingOf({ resources }: FileDiff): string {
  return resources[0] ?? "";
}

/** What belongs to no resource comes last. */
function order(file: FileDiff): number {
  return file.resources.length === 0 ? 1 : 0;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function fileDiff(folder: string, change: FileChange, obstructed: boolean): FileDiff {
  const { path, artifact, resources } = change;
  const isNew = change.kind === "added" || change.kind === "missing";
  const before = isNew ? "" : readFileSync(join(folder, path), "utf8");
  const kind = isNew ? "added" : artifact === undefined ? "removed" : "changed";
  const hunks = hunksBetween(before, artifact?.content ?? "");
  const lines = hunks.filter((line) => !line.startsWith("@@"));
  return {
    path,
    kind,
    note: obstructed ? "something else is in the way: `generate` will refuse" : noteOf(change),
    resources,
    linesAdded: lines.filter((line) => line.startsWith("+")).length,
    linesRemoved: lines.filter((line) => line.startsWith("-")).length,
    patch: [
      `--- ${isNew ? "/dev/null" : `a/${path}`}`,
      `+++ ${artifact === undefined ? "/dev/null" : `b/${path}`}`,
      ...hunks,
    ],
  };
}

function noteOf(change: FileChange): string | undefined {
  if (change.kind === "edited") return "edited by hand: `generate` will refuse without `--force`";
  if (change.kind === "foreign") return "not written by Headrace: `generate` will refuse without `--force`";
  return undefined;
}

function hunksBetween(before: string, after: string): readonly string[] {
  // A new or removed file needs no search for common lines.
  if (before === "" || after === "") return wholeHunk(before, after);
  return structuredPatch("", "", before, after, "", "", { context: CONTEXT }).hunks.flatMap((hunk) => [
    `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    ...hunk.lines,
  ]);
}

function wholeHunk(before: string, after: string): readonly string[] {
  const removed = linesOf(before);
  const added = linesOf(after);
  if (removed.length + added.length === 0) return [];
  const span = (lines: readonly string[]): string => (lines.length === 0 ? "0,0" : `1,${lines.length}`);
  return [
    `@@ -${span(removed)} +${span(added)} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ];
}

function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
