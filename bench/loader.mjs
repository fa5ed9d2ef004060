import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

const root = join(import.meta.dirname, "..");

/** Builds the loader by itself, as `loader.mjs`, as it is built into the command; its thread's program is the built one. */
export function buildLoader(folder) {
  const besideBuilt = pathToFileURL(join(root, "dist", "cli.js")).href;
  buildSync({
    absWorkingDir: root,
    entryPoints: { loader: "src/compiler/load/load-config.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    define: { "import.meta.url": JSON.stringify(besideBuilt) },
  });
}
