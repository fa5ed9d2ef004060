import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * What the pages are made of: every code, every kind with its schema, and how a rule's case becomes a config. Node 20
 * runs no TypeScript: it is bundled first, its packages left where they are.
 */
export async function loadSources(root) {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "headrace-docs-"));
  const outfile = join(folder, "sources.mjs");
  try {
    await build({
      absWorkingDir: root,
      stdin: {
        contents: `export { allCodes, systems } from "./src/registry.ts";
export { configOfCase } from "./src/compiler/check/rule-case.ts";
export { PARSED_ENGINES } from "./src/systems/clickhouse/emit/engines/dead.ts";`,
        resolveDir: root,
      },
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "warning",
    });
    const { allCodes, systems, configOfCase, PARSED_ENGINES } = await import(pathToFileURL(outfile).href);
    const schemas = new Map(systems.flatMap((system) => system.kinds.map((kind) => [kind.kind, kind.schema])));
    return { codes: allCodes(), configOfCase, schemas, parsedEngines: PARSED_ENGINES };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
