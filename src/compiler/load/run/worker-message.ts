import type { Diagnostic } from "../../model/diagnostic.js";
import type { LoadedConfig } from "../../model/loaded-config.js";
import type { CallSite } from "../../model/origin.js";

/** What the worker knows from its start. */
export interface WorkerSetting {
  /** The config's own file, from which `require` in its files looks for packages. */
  readonly configPath: string;
  /** The URL that `import "headrace"` leads to. */
  readonly packageEntry: string;
}

/** What the worker is told when there is a bundle. */
export interface WorkerOrder {
  readonly bundleUrl: string;
  readonly environment: string | undefined;
}

/** What the worker tells: one message, then it ends. `exported` is what a config can import from `headrace`. */
export type WorkerMessage =
  | { readonly outcome: "loaded"; readonly config: LoadedConfig }
  | { readonly outcome: "refused"; readonly problems: readonly Diagnostic[] }
  | { readonly outcome: "threw"; readonly failure: Failure; readonly exported: readonly string[] }
  | { readonly outcome: "exited"; readonly exitCode: number; readonly site: CallSite | undefined };

/** What the config threw, without anything of this machine. */
export interface Failure {
  /** The error's class and message; for what is no error, the value as Node prints it. */
  readonly text: string;
  readonly isError: boolean;
  /** Whether a module could not be put together, before any of it ran. */
  readonly isImport: boolean;
  /** The topmost frame in the bundled config. */
  readonly site: CallSite | undefined;
}
