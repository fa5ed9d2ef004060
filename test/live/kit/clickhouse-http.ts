import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Engine } from "../../../src/engine/index.js";
import { freeAddress } from "./free-port.js";
import { temporaryFolder } from "./temporary-folder.js";

/** ClickHouse's HTTP interface over the embedded engine, which has no ports: as far as clickhouse-go speaks it. */
export interface ClickHouseHttp {
  readonly url: string;
  /** The statements that came, without their data. */
  readonly statements: readonly string[];
  stop(): Promise<void>;
}

export async function startClickHouseHttp(engine: Engine): Promise<ClickHouseHttp> {
  const folder = await temporaryFolder("clickhouse-http");
  const output = join(folder.path, "answer");
  const statements: string[] = [];
  // One statement after another: all answers go through one file.
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    const answer = last.then(async () => {
      const body = await bodyOf(request);
      const given = new URL(request.url ?? "/", "http://localhost").searchParams.get("query");
      const statement = given ?? body.toString("utf8");
      statements.push(statement);
      return answerTo(statement, given === null ? Buffer.alloc(0) : body);
    });
    last = answer.catch(() => undefined);
    answer.then(
      (bytes) => response.writeHead(200, { "content-length": bytes.length }).end(bytes),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });

  async function answerTo(statement: string, data: Buffer): Promise<Buffer> {
    if (statement.startsWith("SELECT displayName()")) return hello(engine.version);
    const insert = /^INSERT INTO\s+(.*?)\s+FORMAT\s+Native\s*$/is.exec(statement)?.[1];
    if (insert !== undefined) {
      const result = await engine.insert(insert, "Native", data);
      if (!result.ok) throw new Error(result.failure.message);
      return Buffer.alloc(0);
    }
    const isRead = /^\s*(SELECT|DESC|SHOW)/i.test(statement);
    const sql = isRead ? `${statement} INTO OUTFILE '${output}' TRUNCATE FORMAT Native` : statement;
    const [result] = await engine.run([{ sql, reads: false }]);
    if (result?.ok !== true) throw new Error(result?.failure.message ?? "no answer");
    return isRead ? readFile(output) : Buffer.alloc(0);
  }

  const address = await freeAddress();
  const [host, port] = address.split(":");
  await new Promise<void>((resolve) => server.listen(Number(port), host, resolve));
  return {
    url: `http://${address}`,
    statements,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await folder.remove();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/**
 * The first answer is read by the client's own revision of the format Native, with a block's head; it says revision 0, by
 * which all others are read, and that is how the engine writes them.
 */
function hello(version: string): Buffer {
  const blockInfo = Buffer.from([1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0]);
  const text = (value: string) => Buffer.concat([Buffer.from([value.length]), Buffer.from(value)]);
  const column = (name: string, type: string, value: Buffer) =>
    Buffer.concat([text(name), text(type), Buffer.from([0]), value]);
  return Buffer.concat([
    blockInfo,
    Buffer.from([4, 1]),
    column("displayName()", "String", text("embedded")),
    column("version()", "String", text(version)),
    column("revision()", "UInt32", Buffer.alloc(4)),
    column("timezone()", "String", text("UTC")),
  ]);
}
