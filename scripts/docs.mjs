// Writes the generated pages of docs/: the diagnostics, the reference and the pictures. With --check it writes
// nothing and exits with 1 when a page is not what the sources say.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { diagnosticPages } from "./docs-diagnostics.mjs";
import { undocumented } from "./docs-options.mjs";
import { pictures } from "./docs-picture.mjs";
import { referencePages } from "./docs-reference.mjs";
import { loadSources } from "./docs-sources.mjs";

const root = join(import.meta.dirname, "..");

const sources = await loadSources(root);

/** Every generated page: its path and content. */
const pages = new Map([...diagnosticPages(sources), ...referencePages(root, sources), ...pictures(root)]);

if (undocumented.size > 0) {
  throw new Error(`these options have no meaning, document them in their interfaces:\n${[...undocumented].join("\n")}`);
}

const stale = [...pages].filter(([path, content]) => {
  const target = join(root, path);
  return !existsSync(target) || readFileSync(target, "utf8") !== content;
});
const orphans = ["docs/diagnostics", "docs/reference"].flatMap(pagesBelow).filter((path) => !pages.has(path));

if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is out of date: run \`npm run docs\``);
  for (const path of orphans) console.error(`${path} belongs to nothing any more: run \`npm run docs\``);
  process.exitCode = stale.length + orphans.length === 0 ? 0 : 1;
} else {
  for (const [path, content] of stale) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.log(`wrote ${relative(process.cwd(), target)}`);
  }
  for (const path of orphans) {
    rmSync(join(root, path));
    console.log(`removed ${path}`);
  }
  if (stale.length + orphans.length === 0) console.log("nothing changed");
}

function pagesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return paths.filter((path) => path.endsWith(".md")).map((path) => `${folder}/${path.replaceAll("\\", "/")}`);
}
