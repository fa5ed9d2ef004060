import { dirname } from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files.js";

const LONGEST = 250;
const MOST_IN_A_FOLDER = 25;
const NAMELESS = /(^|[-/])(utils?|utilities|helpers?|common|commons|shared|managers?|misc|stuff|lib|base)([-./]|$)/;

it("no file is too long to be read at once", () => {
  expect(sourceFiles.filter((file) => file.lines >= LONGEST).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

it("no folder holds more than can be looked over", () => {
  const counts = new Map<string, number>();
  for (const { path } of sourceFiles) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > MOST_IN_A_FOLDER)).toEqual([]);
});

it("every file and folder is named after what it holds", () => {
  expect(sourceFiles.map((file) => file.path).filter((path) => NAMELESS.test(path))).toEqual([]);
  expect(sourceFiles.map((file) => file.path).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
});
