import type { Engine, Statement, StatementResult } from "../../../src/engine/index.js";

/** An engine that answers by rules, and remembers what it was asked in each round trip. */
export class FakeEngine implements Engine {
  readonly version = "0";
  readonly batches: string[][] = [];
  opened = 0;
  closed = 0;

  constructor(
    private readonly refusals: Readonly<Record<string, string>> = {},
    /** What system.columns lists: database, table, name and type. */
    private readonly listed: readonly (readonly [string, string, string, string])[] = [],
  ) {}

  readonly open = async (): Promise<Engine> => {
    this.opened++;
    return this;
  };

  async run(statements: readonly Statement[]): Promise<readonly StatementResult[]> {
    this.batches.push(statements.map((statement) => statement.sql));
    return statements.map(({ sql, reads }): StatementResult => {
      const message = this.refusals[sql];
      if (message !== undefined) return { ok: false, failure: { code: 47, message } };
      if (sql.includes("system.columns")) {
        return {
          ok: true,
          rows: this.listed.map(([database, table, name, type]) => ({ database, table, name, type })),
        };
      }
      return { ok: true, rows: reads ? [{ name: "id", type: "UInt64", comment: "" }] : [] };
    });
  }

  async insert(): Promise<StatementResult> {
    throw new Error("Nothing is inserted in a proof");
  }

  async close(): Promise<void> {
    this.closed++;
  }
}
