import type { Engine } from "../engine.js";
import { contentHashes } from "./content.js";
import type { ProofEntry } from "./entry.js";
import { ProofState } from "./proof-state.js";
import type { ProofFailure, Provable } from "./provable.js";

export type { ProofEntry } from "./entry.js";

export interface ProofRequest {
  /** In an order in which each comes after what it needs. */
  readonly provables: readonly Provable[];
  /** What may be taken as proven already. */
  readonly remembered: ReadonlyMap<string, ProofEntry>;
  /** Opens the engine; called only when something must be proven, with that. */
  readonly open: (wanted: readonly Provable[]) => Promise<Engine>;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ProofResult {
  readonly entries: ReadonlyMap<string, ProofEntry>;
  readonly failures: readonly ProofFailure[];
  /** Objects that were not judged because something that they need failed. */
  readonly skipped: readonly Provable[];
  /** Ids of what the engine only parsed. */
  readonly parsed: ReadonlySet<string>;
  /** Ids that were taken from memory. */
  readonly remembered: ReadonlySet<string>;
}

/** Statements sent together: few enough to reach the engine at once, and to be well within the limit of a call. */
const AT_ONCE = 250;

/**
 * Makes every object that is not remembered, and what it needs, on the engine. Queries whose columns are unknown are
 * described as soon as all that they read is there; their dependents follow in the next batch, so a config costs as
 * many round trips as such queries stand behind one another.
 */
export async function prove(request: ProofRequest): Promise<ProofResult> {
  let hashed: ReadonlyMap<string, string> | undefined;
  const hashes = (): ReadonlyMap<string, string> => {
    hashed ??= contentHashes(request.provables);
    return hashed;
  };
  const entries = new Map<string, ProofEntry>();
  const remembered = new Set<string>();
  for (const provable of request.provables) {
    const entry = request.remembered.get(provable.id);
    if (entry === undefined || entry.content !== hashes().get(provable.id)) continue;
    // Remembered by an earlier version, which did not ask for its columns.
    if (provable.isView && provable.judged !== "parsed" && entry.columns === undefined) continue;
    entries.set(provable.id, entry);
    remembered.add(provable.id);
  }
  const parsed = new Set(request.provables.filter((each) => each.judged === "parsed").map((each) => each.id));
  const wanted = closure(request.provables, remembered);
  if (wanted.length === 0) return { entries, failures: [], skipped: [], parsed, remembered };
  request.onProgress?.(0, wanted.length);
  const engine = await request.open(wanted.filter((provable) => !remembered.has(provable.id)));
  try {
    const state = new ProofState(wanted, entries, hashes);
    for (let batch = state.nextBatch(); batch.length > 0; batch = state.nextBatch()) {
      for (let start = 0; start < batch.length; start += AT_ONCE) {
        const slice = batch.slice(start, start + AT_ONCE);
        const running = engine.run(slice.map((each) => each.statement));
        // While the engine is at work.
        hashes();
        for (const [index, result] of (await running).entries()) slice[index]?.done(result);
        request.onProgress?.(wanted.length - state.left(), wanted.length);
      }
    }
    return { entries, failures: state.failures, skipped: state.skipped, parsed, remembered };
  } finally {
    await engine.close();
  }
}

/** What must be made on the engine: all that is not remembered, and what those need. In order. */
function closure(provables: readonly Provable[], remembered: ReadonlySet<string>): readonly Provable[] {
  const wanted = new Set<string>();
  for (const provable of [...provables].reverse()) {
    if (remembered.has(provable.id) && !wanted.has(provable.id)) continue;
    wanted.add(provable.id);
    for (const need of provable.needs) wanted.add(need);
  }
  return provables.filter((provable) => wanted.has(provable.id));
}
