import type { LoadResult } from "../../src/compiler/load/load-config.js";
import type { LoadedConfig } from "../../src/compiler/model/loaded-config.js";

const NOWHERE = { file: "pipeline.config.ts", line: 1, column: 1, length: 1 };

/** A config as the loader would hand it over: the loader itself has tests of its own. */
export function loadedAs(config: LoadedConfig): LoadResult {
  return {
    config,
    sources: { locate: async () => NOWHERE, callPlace: () => NOWHERE, lineOf: () => undefined, close: () => undefined },
  };
}
