import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/compiler/model/diagnostic.js";
import { writeFolder } from "../../src/write/write.js";
import { fileSets, LONG, paths } from "./file-sets.js";
import { desired, filesBelow, output, outputFolder, put } from "./output-folder.js";
import { gentle } from "./shop-files.js";

describe("random edits between two runs", () => {
  const edits = fc.dictionary(paths, fc.constantFrom("by hand\n", "one\n", "two\n"), { maxKeys: 3 });

  it(
    "either go through untouched, or are refused with the folder as it was",
    async () => {
      const out = outputFolder();
      await fc.assert(
        fc.asyncProperty(fileSets, edits, fileSets, async (first, edited, last) => {
          rmSync(out, { recursive: true, force: true });
          await writeFolder(out, desired(first), gentle);
          for (const [path, content] of Object.entries(edited)) putWhereItFits(out, path, content);
          const before = filesBelow(out);
          const refused = await writeFolder(out, desired(last), gentle).then(
            () => false,
            (error: unknown) => {
              if (error instanceof Refusal) return true;
              throw error;
            },
          );
          if (refused) {
            expect(filesBelow(out)).toEqual(before);
            return;
          }
          const expected: Record<string, string> = { ...last };
          for (const path of Object.keys(output(out))) {
            // What is there and not generated now was never ours.
            if (!(path in last)) expect(path in first).toBe(false);
            if (!(path in last)) expected[path] = before[path] ?? "lost";
          }
          expect(output(out)).toEqual(expected);
        }),
        { numRuns: 100 },
      );
    },
    LONG,
  );
});

/** Puts a file unless a folder stands there, or a file on the way. */
function putWhereItFits(out: string, path: string, content: string): void {
  try {
    mkdirSync(out, { recursive: true });
    put(out, path, content);
  } catch (error) {
    if (!(error instanceof Error && /EEXIST|ENOTDIR|EISDIR/.test(error.message))) throw error;
  }
  expect(join(out, path)).toContain(out);
}
