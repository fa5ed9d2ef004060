import { join } from "node:path";
import { loadConfig } from "../../../src/compiler/load/load-config.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { LoadedConfig } from "../../../src/compiler/model/loaded-config.js";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";

/** Options that replace those of the config, by the resource's name. */
export type Changes = Readonly<Record<string, JsonObject>>;

/** A cluster that all mirrors and logs of a config are put on: for each shard its replicas. */
export type RecordedCluster = readonly (readonly string[])[];

/** The pipeline of a config in `test/fixtures/recorded`, resolved without the rules. */
export async function recordedPipeline(
  config: string,
  changes: Changes = {},
  cluster?: RecordedCluster,
): Promise<Pipeline> {
  const configPath = join(import.meta.dirname, "..", "..", "fixtures", "recorded", config);
  const loaded = await loadConfig({ configPath, environment: undefined });
  loaded.sources.close();
  const declarations = loaded.config.declarations.map((each) => ({
    ...each,
    options: { ...each.options, ...changes[each.name] },
  }));
  const changed = { ...loaded.config, declarations };
  const { pipeline, diagnostics } = resolve(cluster === undefined ? changed : on(cluster, changed), systems);
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((each) => `${each.code} ${each.detail}`).join("\n"));
  return pipeline;
}

function on(shards: RecordedCluster, config: LoadedConfig): LoadedConfig {
  const address = "clickhouse.cluster/main";
  const main = {
    kind: "clickhouse.cluster",
    name: "main",
    options: { shards: shards.map((replicas) => ({ replicas: [...replicas] })) },
    site: { line: 1, column: 1 },
  };
  const declarations = config.declarations.map((each) =>
    /^clickhouse\.(mirror|changes)$/.test(each.kind)
      ? { ...each, options: { ...each.options, cluster: { $ref: address } } }
      : each,
  );
  return { ...config, declarations: [...declarations, main], listed: [...config.listed, address] };
}
