import type { Column } from "../../compiler/model/column.js";
import type { Statement, StatementResult } from "../engine.js";
import type { StatementFailure } from "../failure.js";
import { quoteString } from "../quote.js";
import type { Row } from "../rows.js";
import type { ProofEntry } from "./entry.js";
import { columnsListed, listColumns } from "./listed-columns.js";
import type { ProofFailure, Provable } from "./provable.js";

/** A statement for the engine, and what its result means. */
export interface BatchStep {
  readonly statement: Statement;
  readonly done: (result: StatementResult) => void;
}

/** How often a refused statement is changed and asked again. */
const MOST_FURTHER = 20;

/** What has been made so far, what failed, and what waits for the columns of a query. */
export class ProofState {
  readonly failures: ProofFailure[] = [];
  readonly skipped: Provable[] = [];
  /** Ids of what failed or was skipped. */
  private readonly lost = new Set<string>();
  /** Asks what else is wrong with what failed. */
  private further: BatchStep[] = [];
  /** Views that are made, whose columns are asked for at the end. */
  private unlisted: Provable[] = [];

  constructor(
    private waiting: readonly Provable[],
    private readonly entries: Map<string, ProofEntry>,
    private readonly hashes: () => ReadonlyMap<string, string>,
  ) {}

  /** How many have not been judged. */
  left(): number {
    return this.waiting.filter((each) => !this.lost.has(each.id)).length;
  }

  /** All that can be asked now; nothing when the proof is at its end. */
  nextBatch(): readonly BatchStep[] {
    const steps = this.further;
    this.further = [];
    const deferred: Provable[] = [];
    const waitingIds = new Set(this.waiting.map((each) => each.id));
    const inBatch = new Set<string>();
    for (const provable of this.waiting) {
      if (this.lost.has(provable.id)) continue;
      if (provable.needs.some((need) => this.lost.has(need))) {
        this.skip(provable);
      } else if (provable.needs.some((need) => waitingIds.has(need) && !inBatch.has(need))) {
        deferred.push(provable);
      } else if (provable.columnsOf !== undefined && provable.judged === "described") {
        steps.push(this.describe(provable, `(${provable.columnsOf})`));
      } else if (provable.columnsOf !== undefined && this.entries.get(provable.id)?.columns === undefined) {
        steps.push(this.describe(provable, `(${provable.columnsOf})`));
        deferred.push(provable);
      } else {
        inBatch.add(provable.id);
        steps.push(this.create(provable));
        const standIn = provable.standIn?.(this.entries.get(provable.id)?.columns ?? []);
        if (standIn !== undefined) steps.push(this.makeStandIn(provable, standIn));
        if (provable.isView && provable.judged !== "parsed" && provable.listed === undefined) {
          steps.push(this.describe(provable, provable.name));
        }
      }
    }
    // What waits for itself, in a circle, can never be made.
    if (steps.length === 0) for (const provable of deferred.splice(0)) this.skip(provable);
    this.waiting = deferred;
    if (steps.length === 0 && this.unlisted.length > 0) return [this.list(this.unlisted.splice(0))];
    return steps;
  }

  private create(provable: Provable): BatchStep {
    const columns = this.entries.get(provable.id)?.columns ?? [];
    const sql = provable.create(columns);
    const statement = provable.judged === "parsed" ? parsing(sql) : { sql, reads: false };
    return {
      statement,
      done: (result) => {
        if (provable.needs.some((need) => this.lost.has(need))) this.skip(provable);
        else if (!result.ok) this.fail(provable, statement, result.failure);
        else this.remember(provable, provable.columnsOf === undefined ? undefined : columns);
        if (provable.listed !== undefined && !this.lost.has(provable.id)) this.unlisted.push(provable);
      },
    };
  }

  private list(views: readonly Provable[]): BatchStep {
    return {
      statement: listColumns(views),
      done: (result) => {
        const listed = columnsListed(views, result);
        for (const view of views) {
          const columns = listed.get(view);
          if (columns === undefined) this.further.push(this.describe(view, view.name));
          else this.remember(view, columns);
        }
      },
    };
  }

  private makeStandIn(provable: Provable, sql: string): BatchStep {
    const statement = { sql, reads: false };
    return {
      statement,
      done: (result) => {
        if (!result.ok && !this.lost.has(provable.id)) this.fail(provable, statement, result.failure);
      },
    };
  }

  private describe(provable: Provable, what: string): BatchStep {
    const statement = { sql: `DESCRIBE TABLE ${what}`, reads: true };
    return {
      statement,
      done: (result) => {
        if (this.lost.has(provable.id)) return;
        if (result.ok) this.remember(provable, result.rows.map(columnOf));
        else if (provable.needs.some((need) => this.lost.has(need))) this.skip(provable);
        else this.fail(provable, statement, result.failure);
      },
    };
  }

  private remember(provable: Provable, columns: readonly Column[] | undefined): void {
    const content = this.hashes().get(provable.id) ?? "";
    this.entries.set(provable.id, columns === undefined ? { content } : { content, columns });
  }

  private skip(provable: Provable): void {
    this.skipped.push(provable);
    this.lose(provable);
  }

  private fail(provable: Provable, statement: Statement, failure: StatementFailure): void {
    this.lose(provable);
    this.failures.push({ provable, statement: statement.sql, ...failure });
    this.askFurther(provable, statement, failure, 1);
  }

  private lose(provable: Provable): void {
    this.lost.add(provable.id);
    this.entries.delete(provable.id);
  }

  /** Only what is wrong in the same way is told: other refusals may come from the change. */
  private askFurther(provable: Provable, refused: Statement, failure: StatementFailure, count: number): void {
    const sql = count > MOST_FURTHER ? undefined : provable.further?.(refused.sql, failure);
    if (sql === undefined) return;
    const statement = { ...refused, sql };
    this.further.push({
      statement,
      done: (result) => {
        if (result.ok || result.failure.code !== failure.code || result.failure.message === failure.message) return;
        this.failures.push({ provable, statement: sql, ...result.failure });
        this.askFurther(provable, statement, result.failure, count + 1);
      },
    });
  }
}

/** A statement that the engine reads and does not run. */
function parsing(sql: string): Statement {
  return { sql: `SELECT formatQuerySingleLine(${quoteString(sql)})`, reads: true };
}

function columnOf(row: Row): Column {
  return { name: String(row.name), type: String(row.type) };
}
