import type { LoadedConfig } from "../compiler/model/loaded-config.js";
import type { ProofMemory } from "../compiler/model/proof.js";
import { contentHash } from "../write/content-hash.js";
import { lockText } from "../write/lock-text.js";

/** Fixed at build time: a hash of the compiler's own sources. Not there where they run unbuilt. */
declare const __HEADRACE_BUILD__: string | undefined;

/** Which compiler this is; undefined when it is not a built one, whose sources may change at any time. */
export const build: string | undefined = typeof __HEADRACE_BUILD__ === "string" ? __HEADRACE_BUILD__ : undefined;

/**
 * What all that comes after loading depends on, besides the proofs that are remembered: what the config declared, with
 * the places of its calls, the compiler, and the templates of its pages, which are read from disk.
 */
export function recallKey(config: LoadedConfig, compiler: string, templates: ReadonlyMap<string, string>): string {
  return contentHash(JSON.stringify([compiler, process.version, [...templates], config.environment ?? null, config]));
}

/** The proofs as the lock writes them: two memories with the same hash stand in for the engine in the same way. */
export function memoryHash(memory: ProofMemory): string {
  return contentHash(lockText({ headrace: "", pipeline: "", files: new Map(), proofs: memory }));
}
