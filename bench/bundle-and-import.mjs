// A config as esbuild alone would load it: put together as one file, imported, in this very thread.
// node bundle-and-import.mjs <config>
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const entry = pathToFileURL(join(import.meta.dirname, "..", "dist", "index.js")).href;
const folder = mkdtempSync(join(tmpdir(), "headrace-plain-"));
const outfile = join(folder, "headrace-config-bundle.mjs");
await build({
  entryPoints: [process.argv[2]],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  treeShaking: false,
  alias: { headrace: entry },
  external: [entry],
});
await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
process.exit(0);
