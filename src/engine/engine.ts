import type { StatementFailure } from "./failure.js";
import type { Row } from "./rows.js";

/** Where statements run. A server is a scratch server: what is created there is not cleaned up. */
export type EngineTarget = { readonly kind: "embedded" } | { readonly kind: "server"; readonly url: string };

export interface EngineOptions {
  readonly target: EngineTarget;
  /** The limit of one call to `run` or `insert`, however many statements it holds. */
  readonly timeLimitMs: number;
  /** The limit of opening, 60 seconds unless given: a cold start reads half a gigabyte from disk. */
  readonly startLimitMs?: number;
  /** Ends an embedded one while it is still starting. */
  readonly signal?: AbortSignal;
}

export type Settings = Readonly<Record<string, string | number>>;

/** One statement. It leaves no `SET` or `USE` behind that a later one may count on. */
export interface Statement {
  readonly sql: string;
  /** Whether its rows are wanted. Such a statement has no FORMAT clause of its own. */
  readonly reads: boolean;
  readonly settings?: Settings;
}

export type StatementResult =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly failure: StatementFailure };

export interface RunOptions {
  /** The results then end with the first failure. */
  readonly stopAtFirstFailure?: boolean;
}

/** A ClickHouse that runs SQL, one statement after another; concurrent calls wait for each other. */
export interface Engine {
  /** ClickHouse's own version, such as "26.7.2.1". */
  readonly version: string;
  run(statements: readonly Statement[], options?: RunOptions): Promise<readonly StatementResult[]>;
  /** Inserts bytes in a ClickHouse format. `table` is SQL: a quoted name, with a column list if wanted. */
  insert(table: string, format: string, data: Uint8Array, settings?: Settings): Promise<StatementResult>;
  close(): Promise<void>;
}
