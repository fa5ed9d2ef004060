import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { builtFile } from "../../src/compiler/load/built-file.js";
import { bundleConfig } from "../../src/compiler/load/bundle/bundle-config.js";
import { ConfigSources } from "../../src/compiler/load/config-sources.js";
import type { LoadRequest, LoadResult } from "../../src/compiler/load/load-config.js";
import { configIn } from "../../src/compiler/load/run/config-module.js";
import { declarationsMade } from "../../src/compiler/model/declaration.js";
import { Refusal } from "../../src/compiler/model/diagnostic.js";

/**
 * Loads a config in the test's own thread, for tests of hundreds of configs that all come to an end: to start a thread
 * takes longer than all the rest. Threads are what test/compiler/load is about.
 */
export async function loadHere({ configPath, environment }: LoadRequest): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "headrace-here-"));
  try {
    const bundle = await bundleConfig(configPath, builtFile("index.js").href, folder);
    await writeFile(bundle.path, bundle.code);
    declarationsMade().length = 0;
    const { config } = await import(/* @vite-ignore */ pathToFileURL(bundle.path).href);
    const outcome = await configIn(config, environment);
    if (outcome.outcome === "refused") throw new Refusal(outcome.problems);
    // As it comes from a thread.
    return { config: structuredClone(outcome.config), sources: new ConfigSources(bundle, configPath) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
