import type { Engine } from "../../../src/engine/index.js";
import type { Generated } from "./generated.js";

/** The files that `order.txt` names, in its order; a line that begins with # is a comment. */
export function ddlFilesIn(generated: Generated): string[] {
  const lines = generated.text("clickhouse/order.txt").trimEnd().split("\n");
  return lines.filter((line) => !line.startsWith("#")).map((file) => `clickhouse/${file}`);
}

/** Executes the generated ClickHouse files as they are, comments and all. */
export async function runDdl(engine: Engine, generated: Generated): Promise<void> {
  for (const file of ddlFilesIn(generated)) {
    const [result] = await engine.run([{ sql: generated.text(file), reads: false }]);
    if (result?.ok === false) throw new Error(`${file}: ${result.failure.message}`);
  }
}
