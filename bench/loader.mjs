import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

const root = join(import.meta.dirname, "..");

/** Builds the loader by itself, as `loader.mjs`, as it is built into the command; its thread's program is the built one. */
export function buildLoader(folder) {
  built(folder, { loader: "src/compiler/load/load-config.ts" });
}

/** The same, as `stages.mjs`, with the stages that follow. */
export function buildStages(folder) {
  const contents = `export { loadConfig } from "./src/compiler/load/load-config.js";
export { resolve } from "./src/compiler/resolve/resolve.js";
export { openEngine } from "./src/engine/index.js";
export { provePipeline } from "./src/systems/clickhouse/proof/prove-pipeline.js";
export { systems } from "./src/registry.js";`;
  built(folder, undefined, {
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile: join(folder, "stages.mjs"),
  });
}

function built(
  folder,
  entryPoints,
  more = { entryPoints, outdir: folder, outExtension: { ".js": ".mjs" }, splitting: true },
) {
  const besideBuilt = pathToFileURL(join(root, "dist", "cli.js")).href;
  buildSync({
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    define: { "import.meta.url": JSON.stringify(besideBuilt) },
    ...more,
  });
}
