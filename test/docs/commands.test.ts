import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Workplace } from "../cli/fake-services.js";
import { allBlocks, blocksOf, placeOf, root, textOf } from "./pages.js";

const COMMANDS = ["init", "check", "generate", "diff", "explain", "report"] as const;

async function flagsOf(command: string): Promise<ReadonlySet<string>> {
  const { out } = await new Workplace().run(command, "--help");
  return new Set(out.match(/--[a-z][a-z-]*/g) ?? []);
}

test("every command in the docs has the options that it is given", async () => {
  const known = new Map<string, ReadonlySet<string>>();
  for (const command of COMMANDS) known.set(command, await flagsOf(command));
  const global = await flagsOf("--help");
  const problems: string[] = [];
  for (const block of [...allBlocks("sh"), ...allBlocks("yaml")]) {
    for (const [, rest = ""] of block.content.matchAll(/\bheadrace ([^\n#>&|]*)/g)) {
      const command = rest.trim().split(" ")[0] ?? "";
      const flags = known.get(command) ?? (command.startsWith("--") ? global : undefined);
      if (flags === undefined) problems.push(`${placeOf(block)}: no command ${command}`);
      for (const flag of rest.match(/--[a-z][a-z-]*/g) ?? []) {
        if (flags?.has(flag) === false) problems.push(`${placeOf(block)}: ${command} has no ${flag}`);
      }
    }
  }
  expect(problems).toEqual([]);
});

test("docs/commands.md has every command and option, and no other", async () => {
  const page = textOf("docs/commands.md");
  const named = new Set(page.match(/--[a-z][a-z-]*/g) ?? []);
  const real = new Set<string>();
  for (const command of COMMANDS) {
    expect(page).toContain(`\n## headrace ${command}\n`);
    for (const flag of await flagsOf(command)) real.add(flag);
  }
  expect([...named].sort()).toEqual([...real].sort());
});

test("the README has the main and the test command, once each", () => {
  const marked = blocksOf("README.md").filter((block) => ["main", "test"].includes(block.words[0] ?? ""));
  expect(marked.map((block) => [block.words[0], block.content])).toEqual([
    ["main", "npm ci && npx headrace generate"],
    ["test", "npm ci && npm test"],
  ]);
});

test("npm scripts that the docs name exist, and the package holds what the docs promise", () => {
  const { scripts, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = ["README.md", "CONTRIBUTING.md", "docs/getting-started.md"].flatMap((page) => [
    ...textOf(page).matchAll(/npm run ([a-z:]+)/g),
  ]);
  for (const [, script] of named) expect(Object.keys(scripts)).toContain(script);
  const packed = execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
  });
  const [{ filename, files }] = JSON.parse(packed);
  const paths = files.map((file: { readonly path: string }) => file.path);
  expect(paths).toEqual(expect.arrayContaining(["README.md", "dist/cli.js", "templates/init/pipeline.config.ts"]));
  expect(filename).toBe(`headrace-${version}.tgz`);
  for (const page of ["README.md", "docs/getting-started.md"]) expect(textOf(page)).toContain(filename);
});
