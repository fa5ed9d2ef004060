import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Artifact } from "../../src/compiler/model/artifact.js";
import type { Desired } from "../../src/write/compare.js";

/** The path of an output folder that is not there yet, inside a temporary folder that goes when the test ends. */
export function outputFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "headrace-write-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "generated");
}

/** Artifacts from `{ path: content }`, each of a table of its own. */
export function artifacts(files: Readonly<Record<string, string>>): Artifact[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    content,
    resources: [`clickhouse.table/${path.replace(/\.[^.]*$/, "").replaceAll("/", ".")}`],
  }));
}

export function desired(files: Readonly<Record<string, string>>): Desired {
  return { pipeline: "shop", headrace: "0.1.0", artifacts: artifacts(files), memory: new Map() };
}

/** Every file below a folder, by its path, and its text. */
export function filesBelow(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = readFileSync(path, "utf8");
  }
  return found;
}

/** What lies in an output folder besides the lock. */
export function output(folder: string): Record<string, string> {
  const { "headrace.lock.json": _lock, ...rest } = filesBelow(folder);
  return rest;
}

export function put(folder: string, path: string, content: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
