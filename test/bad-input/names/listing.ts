import type { Declaration, LoadedConfig } from "../../../src/compiler/model/loaded-config.js";
import { loaded } from "../../compiler/resolve/loaded.js";

/** A config of these declarations, each on a line of its own. */
export function listing(declarations: readonly Declaration[]): LoadedConfig {
  return loaded(declarations.map((each, index) => ({ ...each, site: { line: index + 1, column: 1 } })));
}

/** The loader refuses other names before anything else sees them. */
export function isLoaded(declarations: readonly Declaration[]): boolean {
  return declarations.every(({ name }) => name.trim() !== "" && !name.includes("\0"));
}
