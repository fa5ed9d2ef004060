import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files.js";
import { floorOf, readWalls } from "./walls.js";

const walls = readWalls();
const paths = new Set(sourceFiles.map((file) => file.path));

/** What patterns may use of a system. */
const PUBLIC_PARTS = ["define", "schema", "public"];

it("the picture is complete, and its arrows go down only", () => {
  const standing = [...walls.floors.keys()];
  expect([...walls.mayImport.keys()].filter((floor) => !standing.includes(floor))).toEqual([]);
  for (const [floor, below] of walls.mayImport) {
    expect(below.filter((each) => !standing.includes(each) || reaches(each, floor))).toEqual([]);
  }
});

function reaches(from: string, to: string): boolean {
  return from === to || (walls.mayImport.get(from) ?? []).some((each) => reaches(each, to));
}

it("every path of the picture exists, and every file belongs to a floor", () => {
  const named = [...walls.floors.values()].flat();
  expect(named.filter((path) => ![...paths].some((file) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  expect([...paths].filter((path) => floorOf(path, walls) === undefined)).toEqual([]);
});

/** Data that is imported: a JSON file of the folder that imports it. */
function isData(target: string): boolean {
  return target.endsWith(".json") && existsSync(join(import.meta.dirname, "..", "..", target));
}

it("imports lead to files that are there, on the same floor or one below", () => {
  const wrong: string[] = [];
  for (const { path, imports } of sourceFiles) {
    const floor = floorOf(path, walls) ?? "";
    const allowed = [floor, ...(walls.mayImport.get(floor) ?? [])];
    for (const { target } of imports.filter((each) => each.target.startsWith("src/"))) {
      if (!paths.has(target) && !isData(target)) wrong.push(`${path} -> ${target}, which is not there`);
      else if (!allowed.includes(floorOf(target, walls) ?? "")) wrong.push(`${path} -> ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("systems never import each other, and patterns only what a system shows", () => {
  const wrong: string[] = [];
  for (const { path, imports } of sourceFiles) {
    const own = /^src\/systems\/([^/]+)\//.exec(path)?.[1];
    for (const { target } of imports) {
      const [, system, part] = /^src\/systems\/([^/]+)\/([^/.]+)/.exec(target) ?? [];
      if (system === undefined || part === undefined || system === own) continue;
      const isShown = path.startsWith("src/patterns/") && PUBLIC_PARTS.includes(part);
      if ((own !== undefined || path.startsWith("src/patterns/")) && !isShown) wrong.push(`${path} -> ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("no files import each other in a circle", () => {
  const targets = new Map(sourceFiles.map((file) => [file.path, file.imports.map((each) => each.target)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, open: readonly string[]): void => {
    if (open.includes(path)) circles.push([...open.slice(open.indexOf(path)), path].join(" -> "));
    if (done.has(path) || open.includes(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...open, path]);
    done.add(path);
  };
  for (const path of paths) visit(path, []);
  expect(circles).toEqual([]);
});
