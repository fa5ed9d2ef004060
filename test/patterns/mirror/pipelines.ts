import { join } from "node:path";
import { loadConfig } from "../../../src/compiler/load/load-config.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";

/** Options that replace those of the config, by the resource's name. */
export type Changes = Readonly<Record<string, JsonObject>>;

/** The pipeline of a config in `test/fixtures/recorded`, resolved without the rules. */
export async function recordedPipeline(config: string, changes: Changes = {}): Promise<Pipeline> {
  const configPath = join(import.meta.dirname, "..", "..", "fixtures", "recorded", config);
  const loaded = await loadConfig({ configPath, environment: undefined });
  loaded.sources.close();
  const declarations = loaded.config.declarations.map((each) => ({
    ...each,
    options: { ...each.options, ...changes[each.name] },
  }));
  const { pipeline, diagnostics } = resolve({ ...loaded.config, declarations }, systems);
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((each) => `${each.code} ${each.detail}`).join("\n"));
  return pipeline;
}
