import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Node 20 runs no TypeScript: the recorder is bundled first, its packages left where they are.
const root = join(import.meta.dirname, "..");
const outfile = join(root, "node_modules", ".cache", "headrace", "record.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["test/live/record/main.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outfile,
  logLevel: "warning",
});
await import(pathToFileURL(outfile).href);
