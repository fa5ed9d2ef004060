import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, Refusal } from "../model/diagnostic.js";
import type { LoadedConfig } from "../model/loaded-config.js";
import { builtFile } from "./built-file.js";
import { type Bundle, bundleConfig } from "./bundle/bundle-config.js";
import { requireConfigFile } from "./config-file.js";
import { ConfigSources } from "./config-sources.js";
import { withNearNames } from "./near-names.js";
import { ConfigThread, type RunOutcome } from "./run/config-thread.js";
import { outcomeProblems } from "./run/outcome-problems.js";
import type { Sources } from "./sources.js";

export interface LoadRequest {
  /** Absolute path of the config. */
  readonly configPath: string;
  readonly environment: string | undefined;
  /** How long the config may run, from the start of its thread. */
  readonly timeLimitMs?: number;
  /** URL of the module that `import "headrace"` leads to; the compiler's own entry unless a test says otherwise. */
  readonly packageEntry?: string;
}

export interface LoadResult {
  readonly config: LoadedConfig;
  readonly sources: Sources;
}

/**
 * Runs a config and hands back what it declared as plain data. Throws a `Refusal` for every mistake of the user's;
 * its diagnostics carry their places, as there are no sources yet to ask.
 */
export async function loadConfig(request: LoadRequest): Promise<LoadResult> {
  const { configPath, environment, timeLimitMs = 10_000, packageEntry = builtFile("index.js").href } = request;
  await requireConfigFile(configPath);
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "headrace-"));
  const thread = new ConfigThread({ configPath, packageEntry });
  try {
    const bundle = await bundleConfig(configPath, packageEntry, folder);
    writeFileSync(bundle.path, bundle.code);
    const outcome = await thread.run({ bundleUrl: pathToFileURL(bundle.path).href, environment }, timeLimitMs);
    const sources = new ConfigSources(bundle, configPath);
    if (outcome.outcome === "loaded") return { config: outcome.config, sources };
    throw await refusalOf(outcome, timeLimitMs, bundle, sources);
  } finally {
    await Promise.all([thread.end(), rm(folder, { recursive: true, force: true })]);
  }
}

async function refusalOf(
  outcome: Exclude<RunOutcome, { outcome: "loaded" }>,
  timeLimitMs: number,
  bundle: Bundle,
  sources: ConfigSources,
): Promise<Refusal> {
  const located: Diagnostic[] = [];
  const exported = outcome.outcome === "threw" ? outcome.exported : [];
  for (const problem of outcomeProblems(outcome, timeLimitMs, bundle.packages)) {
    const place = problem.at === undefined ? undefined : await sources.locate(problem.at);
    const told = withNearNames(problem, place === undefined ? "" : sources.textOf(place), exported);
    located.push(place === undefined ? told : { ...told, place });
  }
  return new Refusal(located);
}
