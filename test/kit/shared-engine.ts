import { vi } from "vitest";
import type { Engine, Statement } from "../../src/engine/index.js";

// The test puts this engine in the place of those that a compilation opens.
const real = () => vi.importActual<typeof import("../../src/engine/open.js")>("../../src/engine/open.js");

/** How many configs one engine serves: it grows with all that it ever held. */
const SERVES = 150;

/** One embedded engine for many configs: what one makes is dropped before the next. */
export class SharedEngine {
  private engine: Engine | undefined;
  private served = 0;

  /** An engine that looks freshly opened; closing it empties it. */
  async fresh(): Promise<Engine> {
    if (this.served++ % SERVES === 0) await this.close();
    this.engine ??= await (await real()).openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
    const engine = this.engine;
    return {
      version: engine.version,
      run: (statements, options) => engine.run(statements, options),
      insert: (...parameters) => engine.insert(...parameters),
      close: () => this.empty(),
    };
  }

  async close(): Promise<void> {
    await this.engine?.close();
    this.engine = undefined;
  }

  private async empty(): Promise<void> {
    const engine = this.engine;
    if (engine === undefined) return;
    const rows = async (sql: string): Promise<readonly string[]> => {
      const [result] = await engine.run([{ sql, reads: true }]);
      return result?.ok === true ? result.rows.map((row) => String(row.statement)) : [];
    };
    const drops = [
      ...(await rows(
        "SELECT concat('DROP FUNCTION ', '`', replaceAll(name, '`', '\\\\`'), '`') AS statement FROM system.functions WHERE origin = 'SQLUserDefined'",
      )),
      ...(await rows(
        "SELECT concat('DROP DATABASE IF EXISTS `', replaceAll(replaceAll(name, '\\\\', '\\\\\\\\'), '`', '\\\\`'), '` SYNC') AS statement FROM system.databases WHERE lower(name) NOT IN ('default', 'system', 'information_schema')",
      )),
      ...(await rows(
        "SELECT concat('DROP TABLE IF EXISTS default.`', replaceAll(replaceAll(name, '\\\\', '\\\\\\\\'), '`', '\\\\`'), '` SYNC') AS statement FROM system.tables WHERE database = 'default'",
      )),
    ];
    const results = await engine.run(drops.map((sql): Statement => ({ sql, reads: false })));
    // What can't be dropped would be in the way of the next: start anew.
    if (results.some((result) => !result.ok)) await this.close();
  }
}
