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

/** What compiling a config yields. With any error among the diagnostics there are no artifacts. */
export interface Compilation {
  readonly pipeline: Pipeline;
  readonly diagnostics: readonly Diagnostic[];
  readonly artifacts: readonly Artifact[];
  /** What the lock shall remember from now on. */
  readonly memory: ProofMemory;
  readonly proof: ProofSummary;
  readonly sources: Sources;
}
