import type { Address } from "../compiler/model/address.js";
import type { ProofMemory } from "../compiler/model/proof.js";

export const LOCK_VERSION = 1;

export interface LockedFile {
  readonly sha256: string;
  readonly resources: readonly Address[];
}

/** What Headrace remembers of a generation: every file with its hash, and what the engine proved. */
export interface Lock {
  /** The version of Headrace that wrote it. */
  readonly headrace: string;
  readonly pipeline: string;
  readonly files: ReadonlyMap<string, LockedFile>;
  readonly proofs: ProofMemory;
}
