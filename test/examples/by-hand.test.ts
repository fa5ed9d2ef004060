import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** Every generated file by its own name (a mirror's objects stand in its folder), without where it came from. */
function statements(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const compared = files.filter(
    (file) => /\.(sql|json|yaml|properties)$/.test(file.name) && !file.name.includes("lock"),
  );
  return new Map(
    compared.map((file) => {
      const lines = readFileSync(join(file.parentPath, file.name), "utf8").split("\n");
      const own = lines.filter((line) => !/^(--|#) From |"headrace\.generated"/.test(line));
      return [basename(file.name), own.join("\n")];
    }),
  );
}

// Whatever a mirror or a source stands for can be written by hand, and is then the same to the letter.
test("the starter written by hand compiles to the same statements", () => {
  const starter = statements(join(root, "generated"));
  const byHand = statements(join(root, "examples", "by-hand", "generated"));
  expect(starter.size).toBe(35);
  expect([...byHand.keys()].sort()).toEqual([...starter.keys()].sort());
  for (const [name, text] of starter) expect(byHand.get(name), name).toBe(text);
});
