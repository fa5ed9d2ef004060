import { expect } from "vitest";
import type { Project, Run } from "../fixtures/projects/project.js";

const STACK = /^\s+at .+[:)]\d*/m;

/**
 * Runs a command that must be refused: exit code 1, the errors with these codes and nothing else on standard error, no
 * stack, the output folder as it was, no temporary files left. Returns what was printed.
 */
export async function refused(
  project: Project,
  codes: readonly string[],
  parameters: readonly string[] = ["generate"],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const before = project.files(".");
  const run = await project.run(parameters, environment);
  expect({ exitCode: run.exitCode, codes: codesIn(run.err), err: run.err }).toMatchObject({ exitCode: 1, codes });
  expect(run.out).toBe("");
  expect(run.err).not.toMatch(STACK);
  expect(run.err).not.toContain("internal error");
  expect(project.files(".")).toEqual(before);
  expect(project.leftovers()).toEqual([]);
  return run;
}

/** `code place` of each error, in order; without a place, the code alone. */
export function errorsIn(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const code = /^error {2}(\S+)/.exec(line)?.[1];
    if (code === undefined) return [];
    const place = lines.slice(index + 1, index + 4).find((each) => /^ {2}\S+:\d+:\d+$/.test(each));
    return [place === undefined ? code : `${code} ${place.trim()}`];
  });
}

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/^error {2}(\S+)/gm)].map((found) => found[1] ?? "");
}
