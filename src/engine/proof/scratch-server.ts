import type { Engine } from "../engine.js";
import { quoteIdentifier } from "../quote.js";

/** The server has databases of these names: what is proven must not touch what is there. */
export class ServerInUse extends Error {
  constructor(readonly databases: readonly string[]) {
    super(`The server has ${databases.map((name) => `\`${name}\``).join(", ")} already.`);
    this.name = "ServerInUse";
  }
}

/**
 * An engine on a scratch server: refused when one of the databases is there, so that a live server is never changed;
 * what was made is dropped when the engine is closed.
 */
export async function onScratchServer(engine: Engine, databases: readonly string[]): Promise<Engine> {
  const [result] = await engine.run([{ sql: "SELECT name FROM system.databases", reads: true }]);
  if (result?.ok !== true) {
    await engine.close();
    throw new Error(`The server does not tell its databases: ${result?.failure.message ?? "no answer"}`);
  }
  const there = new Set(result.rows.map((row) => String(row.name)));
  const taken = databases.filter((name) => there.has(name));
  if (taken.length > 0) {
    await engine.close();
    throw new ServerInUse(taken);
  }
  return {
    version: engine.version,
    run: (statements, options) => engine.run(statements, options),
    insert: (...parameters) => engine.insert(...parameters),
    close: async () => {
      try {
        await engine.run(
          databases.map((name) => ({ sql: `DROP DATABASE IF EXISTS ${quoteIdentifier(name)} SYNC`, reads: false })),
        );
      } finally {
        await engine.close();
      }
    },
  };
}
