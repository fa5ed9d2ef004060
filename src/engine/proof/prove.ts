import type { Column } from "../../compiler/model/column.js";
import type { Engine, Statement, StatementResult } from "../engine.js";
import type { Row } from "../rows.js";
import { contentHashes } from "./content.js";
import type { ProofFailure, Provable } from "./provable.js";

/** What is remembered or found of one object, by its id. */
export interface ProofEntry {
  readonly content: string;
  readonly columns?: readonly Column[];
}

export interface ProofRequest {
  /** In an order in which each comes after what it needs. */
  readonly provables: readonly Provable[];
  /** What may be taken as proven already. */
  readonly remembered: ReadonlyMap<string, ProofEntry>;
  /** Opens the engine; called only when something must be proven. */
  readonly open: () => Promise<Engine>;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ProofResult {
  readonly entries: ReadonlyMap<string, ProofEntry>;
  readonly failures: readonly ProofFailure[];
  /** Objects that were not judged because something that they need failed. */
  readonly skipped: readonly Provable[];
  /** Ids that were taken from memory. */
  readonly remembered: ReadonlySet<string>;
}

/**
 * Makes every object that is not remembered, and what it needs, on the engine. Queries whose columns are unknown are
 * described as soon as all that they read is there; their dependents follow in the next batch, so a config costs as
 * many round trips as such queries stand behind one another.
 */
export async function prove(request: ProofRequest): Promise<ProofResult> {
  const hashes = contentHashes(request.provables);
  const entries = new Map<string, ProofEntry>();
  const remembered = new Set<string>();
  for (const provable of request.provables) {
    const entry = request.remembered.get(provable.id);
    if (entry === undefined || entry.content !== hashes.get(provable.id)) continue;
    entries.set(provable.id, entry);
    remembered.add(provable.id);
  }
  const wanted = closure(request.provables, remembered);
  if (wanted.length === 0) return { entries, failures: [], skipped: [], remembered };
  const engine = await request.open();
  try {
    const state = new ProofState(wanted, entries, hashes);
    while (state.waiting.length > 0) {
      const batch = state.nextBatch();
      const results = await engine.run(batch.map((each) => each.statement));
      for (const [index, result] of results.entries()) batch[index]?.done(result);
      request.onProgress?.(wanted.length - state.waiting.length, wanted.length);
    }
    return { entries, failures: state.failures, skipped: state.skipped, remembered };
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

interface BatchStep {
  readonly statement: Statement;
  readonly done: (result: StatementResult) => void;
}

/** What has been made so far, what failed, and what waits for the columns of a query. */
class ProofState {
  waiting: readonly Provable[];
  readonly failures: ProofFailure[] = [];
  readonly skipped: Provable[] = [];
  private readonly made = new Set<string>();
  private readonly lost = new Set<string>();

  constructor(
    wanted: readonly Provable[],
    private readonly entries: Map<string, ProofEntry>,
    private readonly hashes: ReadonlyMap<string, string>,
  ) {
    this.waiting = wanted;
  }

  nextBatch(): readonly BatchStep[] {
    const steps: BatchStep[] = [];
    const deferred: Provable[] = [];
    const wantedIds = new Set(this.waiting.map((each) => each.id));
    const inBatch = new Set<string>();
    for (const provable of this.waiting) {
      if (provable.needs.some((need) => this.lost.has(need))) {
        this.lost.add(provable.id);
        this.skipped.push(provable);
      } else if (provable.needs.some((need) => wantedIds.has(need) && !inBatch.has(need))) {
        deferred.push(provable);
      } else if (provable.columnsOf !== undefined && this.entries.get(provable.id)?.columns === undefined) {
        steps.push(this.describe(provable, `(${provable.columnsOf})`));
        deferred.push(provable);
      } else {
        inBatch.add(provable.id);
        steps.push(this.create(provable));
        if (provable.isView) steps.push(this.describe(provable, provable.name));
      }
    }
    this.waiting = deferred;
    return steps;
  }

  private create(provable: Provable): BatchStep {
    const columns = this.entries.get(provable.id)?.columns ?? [];
    return {
      statement: { sql: provable.create(columns), reads: false },
      done: (result) => {
        if (!result.ok) return this.fail(provable, result.failure);
        this.made.add(provable.id);
        this.remember(provable, provable.columnsOf === undefined ? undefined : columns);
      },
    };
  }

  private describe(provable: Provable, what: string): BatchStep {
    return {
      statement: { sql: `DESCRIBE TABLE ${what}`, reads: true },
      done: (result) => {
        if (result.ok) this.remember(provable, result.rows.map(columnOf));
        else if (!this.lost.has(provable.id)) this.fail(provable, result.failure);
      },
    };
  }

  private remember(provable: Provable, columns: readonly Column[] | undefined): void {
    const content = this.hashes.get(provable.id) ?? "";
    this.entries.set(provable.id, columns === undefined ? { content } : { content, columns });
  }

  private fail(provable: Provable, failure: { readonly code: number; readonly message: string }): void {
    this.lost.add(provable.id);
    this.entries.delete(provable.id);
    this.failures.push({ provable, ...failure });
    this.waiting = this.waiting.filter((each) => each.id !== provable.id);
  }
}

function columnOf(row: Row): Column {
  return { name: String(row.name), type: String(row.type) };
}
