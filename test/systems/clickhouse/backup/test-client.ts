import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Engine } from "../../../../src/engine/index.js";

/** `clickhouse-client`, as far as scripts here use it, that asks the embedded engine. */
export interface TestClient {
  readonly command: string;
  ask(sql: string): Promise<string>;
  stop(): Promise<void>;
}

const SCRIPT = `#!/bin/sh
set -f
query=""
while [ $# -gt 0 ]; do
  case $1 in
    --param_*) parameter=\${1#--param_}; query="$query&param_\${parameter%%=*}=\${parameter#*=}"; shift ;;
    --query) printf %s "$2" > "$0.sql"; shift 2 ;;
    --queries-file) cat "$2" > "$0.sql"; shift 2 ;;
    *) exit 64 ;;
  esac
done
if curl --silent --fail-with-body --data-binary "@$0.sql" "ADDRESS/?$query" > "$0.out"; then cat "$0.out"; exit 0; fi
cat "$0.out" >&2
exit 1
`;

export async function clientOf(engine: Engine, folder: string): Promise<TestClient> {
  const ask = async (sql: string): Promise<string> => {
    const reads = /^(SELECT|CHECK|WITH)/i.test(sql);
    const [result] = await engine.run([{ sql: sql.replace(/\s*FORMAT TSVRaw$/, ""), reads }]);
    if (result === undefined) throw new Error("no answer");
    if (!result.ok) throw new Error(`${sql}: ${result.failure.message}`);
    return reads ? result.rows.map((row) => `${Object.values(row).join("\t")}\n`).join("") : "";
  };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request.setEncoding("utf8")) text += piece;
    try {
      const { searchParams } = new URL(request.url ?? "/", "http://localhost");
      for (const [name, value] of searchParams) await ask(`SET ${name} = '${value}'`);
      let answer = "";
      const statements = text.replace(/^--.*$/gm, "").split(/;(?:\n|$)/);
      for (const sql of statements) if (sql.trim() !== "") answer += await ask(sql.trim());
      response.end(answer);
    } catch (error) {
      response.writeHead(500).end(`${String(error)}\n`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const command = join(folder, "clickhouse-client");
  writeFileSync(command, SCRIPT.replace("ADDRESS", `http://127.0.0.1:${port}`));
  chmodSync(command, 0o755);
  return { command, ask, stop: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}
