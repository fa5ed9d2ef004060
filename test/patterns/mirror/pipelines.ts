import { join } from "node:path";
import { loadConfig } from "../../../src/compiler/load/load-config.js";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";

/** The pipeline of a config in `test/fixtures/recorded`, resolved without the rules. */
export async function recordedPipeline(config: string): Promise<Pipeline> {
  const configPath = join(import.meta.dirname, "..", "..", "fixtures", "recorded", config);
  const loaded = await loadConfig({ configPath, environment: undefined });
  loaded.sources.close();
  const { pipeline, diagnostics } = resolve(loaded.config, systems);
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((each) => `${each.code} ${each.detail}`).join("\n"));
  return pipeline;
}
