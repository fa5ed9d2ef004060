import type { Session } from "chdb";
import type { Settings, Statement } from "./engine.js";
import { quoteString } from "./quote.js";
import { assertSingleStatement } from "./single-statement.js";

/** chdb's connections to one database: one plain, and one for each set of settings that statements carry. */
export interface Connections {
  version(): string;
  /** The rows in JSONEachRow if they are wanted. Throws chdb's error where ClickHouse refuses. */
  execute(statement: Statement): string;
}

/** Queries block the thread: through chdb's thread pool each would cost a tenth more. */
export async function openConnections(folder: string, connectionArguments: readonly string[]): Promise<Connections> {
  const chdb = await import("chdb");
  const connect = (): Session => new chdb.Session(folder, { connectionArgs: connectionArguments });
  const plain = connect();
  const tuned = new Map<string, Session>();

  function connectionFor(settings: Settings): Session {
    const key = Object.entries(settings).map(assignment).sort().join(", ");
    if (key === "") return plain;
    const known = tuned.get(key);
    if (known !== undefined) return known;
    const connection = connect();
    connection.query(`SET ${key}`);
    tuned.set(key, connection);
    return connection;
  }

  return {
    version: () => plain.query("SELECT version()", "TSVRaw").trim(),
    execute({ sql, reads, settings }) {
      assertSingleStatement(sql, plain);
      const connection = settings === undefined ? plain : connectionFor(settings);
      return connection.query(sql, reads ? "JSONEachRow" : "Null");
    },
  };
}

function assignment([name, value]: readonly [string, string | number]): string {
  if (!/^\w+$/.test(name)) throw new Error(`Code: 115. DB::Exception: Unknown setting '${name}'. (UNKNOWN_SETTING)`);
  return `${name} = ${typeof value === "number" ? value : quoteString(value)}`;
}
