import type { Sources } from "./compiler/load/sources.js";
import type { Artifact } from "./compiler/model/artifact.js";
import type { Diagnostic } from "./compiler/model/diagnostic.js";
import type { ProofMemory, ProofSummary } from "./compiler/model/proof.js";
import type { Pipeline } from "./compiler/model/resource.js";

/** Which ClickHouse proves the DDL: the embedded one, a scratch server at a URL, or none (the lock must know all). */
export type EngineChoice = "embedded" | "off" | { readonly url: string };

export interface CompileOptions {
  /** Absolute path of the config. */
  readonly configPath: string;
  readonly environment: string | undefined;
  readonly engine: EngineChoice;
  /** What the lock remembers; empty when there is none. A function is asked while the config is being loaded. */
  readonly memory: ProofMemory | (() => Promise<ProofMemory>);
  /** Whether what is remembered may stand in for the engine. With `engine: "off"` it must. */
  readonly trustMemory: boolean;
  /** Told at the start of each stage; `done` of `total` where a stage counts. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly stage: "load" | "resolve" | "check" | "prove" | "emit";
  readonly done?: number;
  readonly total?: number;
}

export interface OutputOptions extends CompileOptions {
  /** Where the last compilation is remembered; undefined: nowhere. */
  readonly recallFolder: string | undefined;
  /** Whether this one shall be remembered, too. */
  readonly remembers: boolean;
}

/** What is wanted of a compilation to write, compare and print. With any error there are no artifacts. */
export interface Output {
  readonly pipeline: { readonly name: string };
  readonly diagnostics: readonly Diagnostic[];
  readonly artifacts: readonly Artifact[];
  /** What the lock shall remember from now on. */
  readonly memory: ProofMemory;
  readonly proof: ProofSummary;
  readonly sources: Sources;
}

/** What compiling a config yields. */
export interface Compilation extends Output {
  readonly pipeline: Pipeline;
}
