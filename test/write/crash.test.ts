import { rmSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFolder, isUpToDate } from "../../src/write/compare.js";
import { writeFolder } from "../../src/write/write.js";
import { Crash, countingDisk, crashingDisk } from "./crashing-disk.js";
import { fileSets, LONG } from "./file-sets.js";
import { desired, filesBelow, output, outputFolder, put } from "./output-folder.js";
import { gentle } from "./shop-files.js";

async function crashes(run: Promise<unknown>): Promise<boolean> {
  return run.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Crash) return true;
      throw error;
    },
  );
}

describe("a run that is killed", () => {
  it(
    "is completed by the next, whatever the next is to write, however often runs are killed",
    async () => {
      const out = outputFolder();
      const killed = fc.tuple(fileSets, fc.nat(45));
      await fc.assert(
        fc.asyncProperty(
          fileSets,
          fc.array(killed, { minLength: 1, maxLength: 3 }),
          fileSets,
          async (first, runs, last) => {
            rmSync(out, { recursive: true, force: true });
            await writeFolder(out, desired(first), gentle);
            put(out, "notes/mine.txt", "mine\n");
            for (const [files, steps] of runs) {
              await crashes(writeFolder(out, desired(files), { ...gentle, disk: crashingDisk(steps) }));
            }
            await writeFolder(out, desired(last), gentle);
            expect(output(out)).toEqual({ ...last, "notes/mine.txt": "mine\n" });
            const again = await compareFolder(out, desired(last));
            expect(isUpToDate(again) && !again.leftovers).toBe(true);
          },
        ),
        { numRuns: 100 },
      );
    },
    LONG,
  );

  it("leaves every file whole, after every single step", async () => {
    const before = { "a/one.sql": "old one\n", "a/two.sql": "old two\n", "b/three.sql": "old three\n", c: "old c\n" };
    const after = { "a/one.sql": "new one\n", "a/two.sql": "old two\n", "b/four.sql": "new four\n", "c/five": "new\n" };
    const whole = new Set([...Object.values(before), ...Object.values(after)]);
    const counting = countingDisk();
    const trial = outputFolder();
    await writeFolder(trial, desired(before), gentle);
    await writeFolder(trial, desired(after), { ...gentle, disk: counting });
    expect(counting.count()).toBeGreaterThan(15);

    for (let steps = 0; steps <= counting.count(); steps++) {
      const out = outputFolder();
      await writeFolder(out, desired(before), gentle);
      const died = await crashes(writeFolder(out, desired(after), { ...gentle, disk: crashingDisk(steps) }));
      expect(died).toBe(steps < counting.count());
      for (const [path, content] of Object.entries(output(out))) {
        if (!path.startsWith(".headrace-staging/")) expect(whole, path).toContain(content);
      }
      await writeFolder(out, desired(after), gentle);
      expect(output(out)).toEqual(after);
    }
  });

  it("does not make hand edits look like its own files", async () => {
    const out = outputFolder();
    await writeFolder(out, desired({ "a/one.sql": "one\n", "b/two.sql": "two\n" }), gentle);
    const next = desired({ "a/one.sql": "uno\n", "b/two.sql": "dos\n" });
    // Dies with one of the two replaced.
    const counting = countingDisk();
    const trial = outputFolder();
    await writeFolder(trial, desired({ "a/one.sql": "one\n", "b/two.sql": "two\n" }), gentle);
    await writeFolder(trial, next, { ...gentle, disk: counting });
    await crashes(writeFolder(out, next, { ...gentle, disk: crashingDisk(counting.count() - 8) }));
    put(out, "a/one.sql", "by hand\n");
    await expect(writeFolder(out, next, gentle)).rejects.toThrow("write/edited-by-hand");
    expect(filesBelow(out)["a/one.sql"]).toBe("by hand\n");
  });
});
