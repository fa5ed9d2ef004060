import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Engine } from "../../../src/engine/index.js";

const SCRIPT = `#!/bin/sh
ask() { curl --silent --show-error --fail-with-body --data-binary @- "$CLICKHOUSE_URL"; }
case "$1" in
  --query) printf %s "$2" | ask ;;
  --queries-file) ask < "$2" ;;
  *) sql=$(cat); [ -z "$sql" ] || printf %s "$sql" | ask ;;
esac
`;

/** `clickhouse-client` in a folder for PATH, that asks the embedded engine; and where the engine listens for it. */
export async function clickHouseClientIn(folder: string, engine: Engine) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "clickhouse-client"), SCRIPT);
  await chmod(join(folder, "clickhouse-client"), 0o755);
  const server = createServer(async (request, response) => {
    let sql = "";
    for await (const piece of request.setEncoding("utf8")) sql += piece;
    const [result] = await engine.run([{ sql, reads: /^\s*SELECT/i.test(sql) }]);
    const answer = result?.ok === true ? JSON.stringify(result.rows) : (result?.failure.message ?? "no answer");
    response.writeHead(result?.ok === true ? 200 : 500).end(`${answer}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
