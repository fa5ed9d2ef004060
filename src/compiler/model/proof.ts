import type { Address } from "./address.js";
import type { Column } from "./column.js";

/** How far an object was judged: run as written, its query typed by the engine, only parsed, or not at all. */
export type Verdict = "executed" | "described" | "parsed" | "not judged";

/**
 * What is remembered of a proof, by the hash of all that it depended on (the object's own statements and those of
 * everything upstream). It stands in the lock, so an unchanged object need not be proven twice.
 */
export interface ProofRecord {
  readonly content: string;
  readonly verdict: Verdict;
  /** What the engine found a view's query to return. */
  readonly columns?: readonly Column[];
}

export type ProofMemory = ReadonlyMap<Address, ProofRecord>;

export interface ProofSummary {
  readonly executed: number;
  readonly described: number;
  readonly parsed: number;
  readonly notJudged: number;
  /** How many of these were taken from the lock instead of the engine. */
  readonly remembered: number;
}
