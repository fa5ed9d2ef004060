import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { problemsOf, programOf } from "./typescript-program.js";

const MARK = "// @ts-expect-error ";
const text = readFileSync(join(import.meta.dirname, "..", "fixtures", "types", "columns.ts"), "utf8");

/** The words of each mark, by the number of the line that follows it. */
const expected = text.split("\n").flatMap((line, index) => {
  const words = line.trim().startsWith(MARK) ? line.trim().slice(MARK.length) : undefined;
  return words === undefined ? [] : [{ line: index + 2, words }];
});

it("columns that are not there do not compile, those that are do", () => {
  expect(expected.length).toBeGreaterThan(15);
  expect(problemsOf(programOf({ "columns.ts": text }))).toEqual([]);
});

it("what the editor says of a wrong column names it, and those that there are", () => {
  const problems = problemsOf(programOf({ "columns.ts": text.replaceAll(MARK, "// refused: ") }));
  const told = expected.map(({ line, words }) => {
    const own = problems.filter((each) => each.startsWith(`${line}: `));
    return own.length === 1 && own[0]?.includes(words)
      ? "as expected"
      : `${line}: ${words}; but told: ${own.join(" ")}`;
  });
  expect(told).toEqual(expected.map(() => "as expected"));
  expect(problems.length).toBe(expected.length);
});
