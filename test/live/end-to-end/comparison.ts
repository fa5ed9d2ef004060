import type { Client } from "pg";
import type { Engine } from "../../../src/engine/index.js";
import { until } from "../kit/until.js";
import type { RunningPipeline } from "./start-pipeline.js";
import { type ComparedTable, tables } from "./tables.js";

/** Until every mirror has exactly the source's rows. Gives how many rows they are. */
export async function mirrorsEqualSource(pipeline: RunningPipeline, seconds = 60): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const expected = await sourceRows(pipeline.source, table);
    let difference = "";
    await until(
      `${table.mirror} to equal its source`,
      async () => {
        const found = await mirrorRows(pipeline.engine, table);
        difference = differenceOf(expected, found);
        return difference === "" ? true : undefined;
      },
      { seconds, explain: () => `${difference}\n${pipeline.worker.process.logTail()}` },
    );
    rows += expected.length;
  }
  return rows;
}

async function sourceRows(client: Client, { source, columns }: ComparedTable): Promise<string[]> {
  const list = columns.map((column) => column.postgres).join(", ");
  const { rows } = await client.query<{ row: unknown }>(`SELECT json_build_array(${list}) AS row FROM ${source}`);
  return rows.map(({ row }) => JSON.stringify(row)).sort();
}

async function mirrorRows(engine: Engine, { mirror, columns }: ComparedTable): Promise<string[]> {
  const list = columns.map((column) => `CAST(${column.clickhouse}, 'Nullable(String)')`).join(", ");
  const rows = await read(engine, `SELECT [${list}] AS row FROM ${mirror}`);
  return rows.map(({ row }) => JSON.stringify(row)).sort();
}

export async function read(engine: Engine, sql: string) {
  const [result] = await engine.run([{ sql, reads: true }]);
  if (result === undefined || !result.ok) throw new Error(`${sql}: ${result?.failure.message ?? "no answer"}`);
  return result.rows;
}

function differenceOf(expected: string[], found: string[]): string {
  const missing = expected.filter((row) => !found.includes(row));
  const surplus = found.filter((row) => !expected.includes(row));
  if (missing.length === 0 && surplus.length === 0 && expected.length === found.length) return "";
  return [
    `${expected.length} rows at the source, ${found.length} in the mirror`,
    ...missing.slice(0, 5).map((row) => `missing ${row}`),
    ...surplus.slice(0, 5).map((row) => `surplus ${row}`),
  ].join("\n");
}
