import type { CommonOptions } from "../options.js";
import type { Services } from "../services.js";
import type { PrintOptions } from "./print-diagnostics.js";
import { shownPath } from "./shown-path.js";

/** How a command prints diagnostics for people. */
export function textOf({ quiet, configPath }: CommonOptions, { terminal }: Services): PrintOptions {
  return { format: "text", quiet, configFile: shownPath(configPath, terminal.folder) };
}
