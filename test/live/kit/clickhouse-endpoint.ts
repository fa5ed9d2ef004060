import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Engine } from "../../../src/engine/index.js";
import { temporaryFolder } from "./temporary-folder.js";

/** What ClickHouse's server would answer to a scrape, by the embedded engine, which has no ports of its own. */
export interface ClickHouseEndpoint {
  stop(): Promise<void>;
}

export interface EndpointOptions {
  readonly engine: Engine;
  /** host:port. */
  readonly address: string;
  /** The generated `config.d` file of the handlers. */
  readonly handlers: string;
  /** Who may ask them. */
  readonly account: { readonly username: string; readonly password: string };
}

const rule = z.object({ url: z.string(), handler: z.object({ query: z.string() }) });
const handlersFile = z.object({ http_handlers: z.object({ rule: z.tuple([rule]) }) });

/** The metrics as PrometheusMetricsWriter.cpp writes them, and the generated handler. */
export async function startClickHouseEndpoint({ engine, address, handlers, account }: EndpointOptions) {
  const folder = await temporaryFolder("clickhouse");
  const [{ url, handler }] = handlersFile.parse(parse(handlers)).http_handlers.rule;
  const login = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString("base64")}`;
  const output = join(folder.path, "answer");
  const ask = async (query: string) => {
    const sql = query.replace(/FORMAT Prometheus$/m, `INTO OUTFILE '${output}' TRUNCATE FORMAT Prometheus`);
    const [result] = await engine.run([{ sql, reads: false }]);
    if (result?.ok !== true) throw new Error(result?.failure.message ?? "no answer");
    return readFile(output, "utf8");
  };
  // One scrape after another: the engine writes into one file.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (query: string) => {
    const answer = last.then(() => ask(query));
    last = answer.catch(() => undefined);
    return answer;
  };
  const server = createServer((request, response) => {
    const isHandler = request.url === url;
    if (isHandler && request.headers.authorization !== login) response.writeHead(401).end();
    else if (!isHandler && request.url !== "/metrics") response.writeHead(404).end();
    else
      inTurn(isHandler ? handler.query : ENDPOINT).then(
        (text) => response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  const [host, port] = address.split(":");
  await new Promise<void>((resolve) => server.listen(Number(port), host, resolve));
  const endpoint: ClickHouseEndpoint = {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await folder.remove();
    },
  };
  return endpoint;
}

const series = (prefix: string, table: string, name: string, type: string) =>
  `SELECT concat('${prefix}', replaceRegexpAll(${name}, '[^a-zA-Z0-9_:]', '_')) AS name, toFloat64(value) AS value, '' AS help, '${type}' AS type FROM ${table}`;

/** Every code that there is, also those that nothing met: the table has only the others. */
const ERRORS = `(
  SELECT errorCodeToName(known.number) AS error, max(met.value) AS value
  FROM numbers(2000) AS known LEFT JOIN system.errors AS met ON met.code = toInt32(known.number)
  WHERE error != '' GROUP BY error
)`;

/** The embedded engine computes no asynchronous metrics: the table of them is not there. */
const ENDPOINT = `SELECT * FROM (
${series("ClickHouseProfileEvents_", "system.events", "event", "counter")}
UNION ALL
${series("ClickHouseMetrics_", "system.metrics", "metric", "gauge")}
UNION ALL
${series("ClickHouseErrorMetric_", ERRORS, "error", "counter")}
)
ORDER BY name
FORMAT Prometheus
SETTINGS system_events_show_zero_values = 1`;
