import type { Statement } from "./engine.js";

/** The statement that an interrupted call was at. */
export interface RunningStatement {
  /** Its index in the call. */
  readonly index: number;
  readonly sql: string;
}

export type UnavailableReason = "not-installed" | "did-not-start" | "unreachable";

/** No engine can be had; the message says how to mend it. */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";

  constructor(
    readonly reason: UnavailableReason,
    message: string,
  ) {
    super(message);
  }
}

/** A call took longer than its limit. The engine is closed. */
export class EngineTimeout extends Error {
  override readonly name = "EngineTimeout";

  constructor(
    readonly timeLimitMs: number,
    readonly statement: RunningStatement | undefined,
  ) {
    super(`The engine was stopped after ${timeLimitMs} ms ${place(statement)}.`);
  }
}

/** The engine died in a call, or was closed before it. */
export class EngineStopped extends Error {
  override readonly name = "EngineStopped";

  constructor(
    why: string,
    readonly statement: RunningStatement | undefined,
  ) {
    super(statement === undefined ? `The engine ${why}.` : `The engine ${why} ${place(statement)}.`);
  }
}

export function runningStatement(statements: readonly Statement[], index: number): RunningStatement | undefined {
  const statement = statements[index];
  return statement === undefined ? undefined : { index, sql: excerpt(statement.sql) };
}

function place(statement: RunningStatement | undefined): string {
  return statement === undefined ? "while starting" : `at statement ${statement.index + 1}: ${statement.sql}`;
}

function excerpt(sql: string): string {
  const line = sql.slice(0, 1_000).replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
