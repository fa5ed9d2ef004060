import type { Plugin, StdinOptions } from "esbuild";

/** What the bundle's entry is called in esbuild's messages, which are then about no file of the user's. */
export const ENTRY_NAME = "headrace-config-entry";

const CONFIG = "headrace-config";

/**
 * The module that the bundle begins with. It imports the config dynamically: esbuild then keeps each file in a
 * function of its own, as modules that may be loaded later. To tell where a call stands V8 goes through the whole
 * function around it, so in one function for all files reading the places of 20,000 calls takes over eight seconds.
 */
export const ENTRY: StdinOptions = {
  contents: `export const config = await import("${CONFIG}");`,
  sourcefile: ENTRY_NAME,
};

/** Leads the entry to the config, whatever characters are in its path. */
export function configImport(configPath: string): Plugin {
  return {
    name: "config-import",
    setup: (build) => {
      build.onResolve({ filter: new RegExp(`^${CONFIG}$`) }, () => ({ path: configPath }));
    },
  };
}
