import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { EngineTimeout, EngineUnavailable, openEngine } from "../../src/engine/index.js";

const password = "s3cret/word";

interface Asked {
  readonly query: string;
  readonly body: string;
  readonly settings: URLSearchParams;
  readonly authorization: string | undefined;
}

/** Speaks as much of ClickHouse's HTTP interface as the client needs. */
describe("a scratch server", () => {
  let server: Server | undefined;
  const asked: Asked[] = [];

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    asked.length = 0;
  });

  async function start(answer: (asked: Asked, response: ServerResponse) => void): Promise<string> {
    server = createServer((request, response) => {
      void readQuestion(request).then((question) => {
        asked.push(question);
        if (question.query.startsWith("SELECT version()")) response.end('{"version":"25.8.1.1"}\n');
        else answer(question, response);
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return `http://proof:${encodeURIComponent(password)}@127.0.0.1:${port(server.address())}/scratch`;
  }

  it("answers like the embedded engine", async () => {
    const url = await start(({ query, body }, response) => {
      if (query === "SELECT 1 AS one") response.end('{"one":1}\n');
      else if (query.startsWith("INSERT") && body === '{"id":1}') response.end();
      else {
        response.statusCode = 404;
        response.setHeader("X-ClickHouse-Exception-Code", "60");
        response.end(
          `Code: 60. DB::Exception: proof: Unknown table 'x' (${password}). Maybe you meant 'y'?. (UNKNOWN_TABLE) (version 25.8.1.1)\n`,
        );
      }
    });
    const engine = await openEngine({ target: { kind: "server", url }, timeLimitMs: 5_000 });
    expect(engine.version).toBe("25.8.1.1");
    expect(
      await engine.run([
        { sql: "SELECT 1 AS one", reads: true, settings: { max_threads: 3 } },
        { sql: "DROP TABLE x", reads: false },
      ]),
    ).toEqual([
      { ok: true, rows: [{ one: 1 }] },
      { ok: false, failure: { code: 60, message: "[HIDDEN]: Unknown table 'x' ([HIDDEN]). Maybe you meant 'y'?" } },
    ]);
    expect(await engine.insert("shop.orders", "JSONEachRow", new TextEncoder().encode('{"id":1}'))).toEqual({
      ok: true,
      rows: [],
    });
    await engine.close();
    const [, select, , insert] = asked;
    expect(select?.settings.get("max_threads")).toBe("3");
    expect(select?.settings.get("default_format")).toBe("JSONEachRow");
    expect(select?.settings.get("session_timezone")).toBe("UTC");
    expect(select?.settings.get("database")).toBe("scratch");
    expect(select?.authorization).toBe(`Basic ${Buffer.from(`proof:${password}`).toString("base64")}`);
    expect(insert?.query).toBe("INSERT INTO shop.orders FORMAT JSONEachRow");
    expect(insert?.settings.get("max_threads")).toBe("1");
  });

  it("stops at the time limit", async () => {
    const url = await start(() => undefined);
    const engine = await openEngine({ target: { kind: "server", url }, timeLimitMs: 200 });
    const failed = await engine.run([{ sql: "SELECT sleep(3)", reads: true }]).catch((error) => error);
    expect(failed).toBeInstanceOf(EngineTimeout);
    expect(failed.message).toBe("The engine was stopped after 200 ms at statement 1: SELECT sleep(3).");
  });

  it("never shows the URL's secrets", async () => {
    const url = await start(() => undefined);
    const closed = url.replace(/:\d+\//, ":1/");
    const refused = await start((_, response) => response.end());
    server?.removeAllListeners("request");
    server?.on("request", (_, response: ServerResponse) => {
      response.statusCode = 403;
      response.setHeader("X-ClickHouse-Exception-Code", "516");
      response.end(
        `Code: 516. DB::Exception: proof: Authentication failed: ${password} is wrong. (AUTHENTICATION_FAILED)`,
      );
    });
    for (const bad of [
      closed,
      refused,
      `ftp://proof:${password}@host`,
      `nonsense ${password}`,
      `${url}?password=${password}`,
    ]) {
      const failed = await openEngine({ target: { kind: "server", url: bad }, timeLimitMs: 1_000 }).catch(
        (error) => error,
      );
      expect(failed).toBeInstanceOf(EngineUnavailable);
      expect(failed.reason).toBe("unreachable");
      for (const secret of [password, encodeURIComponent(password), "proof"]) {
        expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain(secret);
      }
    }
  });
});

async function readQuestion(request: IncomingMessage): Promise<Asked> {
  const settings = new URL(request.url ?? "/", "http://host").searchParams;
  const body = await text(request);
  const query = settings.get("query");
  return {
    query: query ?? body,
    body: query === null ? "" : body,
    settings,
    authorization: request.headers.authorization,
  };
}

function port(address: string | AddressInfo | null | undefined): number {
  if (typeof address !== "object" || address === null) throw new TypeError("the server does not listen");
  return address.port;
}
