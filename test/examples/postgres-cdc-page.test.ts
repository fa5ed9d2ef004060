import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { allCodes } from "../../src/registry.js";
import { FOUND } from "./document/found.js";

// The example's page: what it links is there, and every fault that it tells of is one that the compiler finds.
const folder = join(import.meta.dirname, "..", "..", "examples", "postgres-cdc");
const page = readFileSync(join(folder, "README.md"), "utf8");
const targets = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);

const watched = readFileSync(join(folder, "document", "README.md"), "utf8");

/** The cells of the rows of a page's table, by its heading. */
function rowsBelow(page: string, heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) => line.split("|").map((cell) => cell.trim()));
}

test("every file that the page links is generated or stands there", { timeout: 120_000 }, async () => {
  const configPath = join(folder, "pipeline.config.ts");
  const memory = new Map();
  const options = { configPath, environment: undefined, engine: "embedded", memory, trustMemory: false } as const;
  const { artifacts, diagnostics, sources } = await compile(options);
  sources.close();
  expect(diagnostics.map((each) => each.code)).toEqual([]);
  const generated = new Set(artifacts.map((artifact) => `generated/${artifact.path}`));
  const codes = new Set(allCodes().map(({ code }) => `../../docs/diagnostics/${code}.md`));
  const missing = targets.filter(
    (target) => !generated.has(target) && !codes.has(target) && !existsSync(join(folder, target)),
  );
  expect(missing).toEqual([]);
});

test("every fault that the page tells of is found in the config that it names", () => {
  const rows = [page, watched].flatMap((each) => rowsBelow(each, "What is wrong"));
  const told = rows.map(([, , , code = "", config = ""]) => {
    const [, name = "", target = ""] = /^\[(.*)\]\(.*\/diagnostics\/(.*)\.md\)$/.exec(code) ?? [];
    expect(target).toBe(name);
    return `${config}.config.ts ${name}`;
  });
  const found = Object.entries(FOUND).flatMap(([config, lines]) =>
    lines.map((line) => `${config} ${line.replace(/ \d+$/, "")}`),
  );
  expect(told.filter((each) => !found.includes(each))).toEqual([]);
  // And none that is found is left out: a code is told at least once.
  const codeOf = (each: string): string => each.slice(each.indexOf(" ") + 1);
  const codes = new Set(told.map(codeOf));
  expect([...new Set(found.map(codeOf))].filter((code) => !codes.has(code))).toEqual([]);
});
