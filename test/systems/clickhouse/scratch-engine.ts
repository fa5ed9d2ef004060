import { afterAll, beforeAll } from "vitest";
import { type Engine, openEngine, type StatementResult } from "../../../src/engine/index.js";

/** An embedded engine for the tests of a file. */
export class ScratchEngine {
  private engine: Engine | undefined;

  constructor() {
    beforeAll(async () => {
      this.engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
    });
    afterAll(() => this.engine?.close());
  }

  /** What each statement yields. */
  async results(statements: readonly string[]): Promise<readonly StatementResult[]> {
    if (this.engine === undefined) throw new Error("The engine is not open yet");
    return this.engine.run(statements.map((sql) => ({ sql, reads: /^(SELECT|DESCRIBE|SHOW)/.test(sql) })));
  }

  /** ClickHouse's refusals, and what was refused. */
  async refusals(statements: readonly string[]): Promise<readonly string[]> {
    const results = await this.results(statements);
    return results.flatMap((result, index) => (result.ok ? [] : [`${result.failure.message}: ${statements[index]}`]));
  }

  async rows(sql: string): Promise<readonly object[]> {
    const [result] = await this.results([sql]);
    if (result === undefined || !result.ok) throw new Error(`${sql}: ${result?.failure.message}`);
    return result.rows;
  }
}
