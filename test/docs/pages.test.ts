import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { allCodes, systems } from "../../src/registry.js";
import { allBlocks, blocksOf, pages, root, textOf } from "./pages.js";

/** A page without its blocks and code spans. */
function proseOf(page: string): string {
  const lines = textOf(page).split("\n");
  for (const block of blocksOf(page)) lines.fill("", block.line - 1, block.end);
  return lines.join("\n").replace(/``[^`]+``|`[^`\n]+`/g, (code) => code.replace(/[()[\]]/g, " "));
}

/** The anchors of a page, as GitHub makes them of headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = proseOf(page).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, text = ""]) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

test("links between pages lead somewhere", () => {
  const broken: string[] = [];
  for (const page of pages()) {
    for (const [, target = ""] of proseOf(page).matchAll(/(?:\]\(|src="|srcset=")([^)"\s]+)[)"]/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : relative(root, join(root, dirname(page), path)).replaceAll("\\", "/");
      const found = existsSync(join(root, file)) && (anchor === undefined || anchorsOf(file).has(anchor));
      if (!found) broken.push(`${page}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test("generated pages are what the sources say", () => {
  const run = () => execFileSync(process.execPath, ["scripts/docs.mjs", "--check"], { cwd: root, encoding: "utf8" });
  expect(run).not.toThrow();
});

test("every code has its page, and the list names it", () => {
  const list = textOf("docs/diagnostics/README.md");
  const missing = allCodes().filter(
    ({ code }) =>
      !existsSync(join(root, "docs", "diagnostics", `${code}.md`)) || !list.includes(`[\`${code}\`](${code}.md)`),
  );
  expect(missing.map((each) => each.code)).toEqual([]);
});

test("every kind has its page, and the list names it", () => {
  const list = textOf("docs/reference/README.md");
  const kinds = systems.flatMap((system) => system.kinds.map((each) => each.kind));
  const missing = kinds.filter((kind) => {
    const path = `${kind.replace(".", "/")}.md`;
    return !existsSync(join(root, "docs", "reference", path)) || !list.includes(`](${path})`);
  });
  expect(missing).toEqual([]);
});

test("YAML of the docs can be read", () => {
  for (const block of allBlocks("yaml")) expect(parse(block.content)).toBeTypeOf("object");
});

test("`headrace init` writes the config of this repository", () => {
  const [template, config] = ["templates/init/pipeline.config.ts", "pipeline.config.ts"].map((path) =>
    readFileSync(join(root, path)),
  );
  expect(template?.equals(config as Buffer)).toBe(true);
});

test("no file names a folder of somebody's machine, or a package registry", () => {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const folders = ["home", "root", "Users", "work"].join("|");
  const machine = new RegExp(`(?:^|[\\s"'\`(=:])/(?:${folders})/[A-Za-z]`, "m");
  const registry = new RegExp(
    `https?://[^\\s"'\`)]*(?:${["registry", "artifactory", "nexus", "verdaccio"].join("|")})`,
  );
  const found = listed
    .split("\n")
    .filter((path) => path !== "" && !/\.(?:gz|png)$/.test(path) && existsSync(join(root, path)))
    .filter((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return machine.test(text) || registry.test(text);
    });
  expect(found).toEqual([]);
});
