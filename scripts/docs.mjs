// Writes the generated pages of docs/: the diagnostics, the reference and the pictures. With --check it writes
// nothing and exits with 1 when a page is not what the sources say.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { diagnosticsPage } from "./docs-diagnostics.mjs";
import { pictures } from "./docs-picture.mjs";
import { referencePages } from "./docs-reference.mjs";

const root = join(import.meta.dirname, "..");

/** Every generated page: its path and content. */
const pages = new Map([
  ["docs/diagnostics.md", await diagnosticsPage(root)],
  ...referencePages(root),
  ...pictures(root),
]);

for (const [path, content] of pages) if (path.endsWith(".md")) pages.set(path, formatted(path, content));

const stale = [...pages].filter(([path, content]) => {
  const target = join(root, path);
  return !existsSync(target) || readFileSync(target, "utf8") !== content;
});

if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is out of date: run \`npm run docs\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, content] of stale) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.log(`wrote ${relative(process.cwd(), target)}`);
  }
  if (stale.length === 0) console.log("nothing changed");
}

/** As the repository's formatter has it. */
function formatted(path, content) {
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  const parameters = ["format", `--stdin-file-path=${path}`];
  return execFileSync(process.execPath, [biome, ...parameters], { cwd: root, input: content, encoding: "utf8" });
}
