import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, openEngine } from "../../../src/engine/index.js";
import { EXPORTER_TABLES } from "../../../src/systems/otel/catalogue/clickhouse-tables.js";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
});
afterAll(() => engine?.close());

async function run(sql: string, reads = false): Promise<unknown> {
  const [result] = await engine.run([{ sql, reads }]);
  if (result === undefined || !result.ok) throw new Error(result?.failure.message);
  return result;
}

test.each(EXPORTER_TABLES.map((table) => ({ name: table.name, table })))(
  "$name: a table of the catalogue's columns takes the exporter's INSERT",
  async ({ name, table }) => {
    const columns = Object.entries(table.columns).map(([column, type]) => `\`${column}\` ${type}`);
    await run(`CREATE TABLE ${name} (${columns.join(", ")}) ENGINE = MergeTree ORDER BY tuple()`);
    const values = table.insert.map((column) => `defaultValueOfTypeName('${table.columns[column]}')`);
    const inserted = table.insert.map((column) => `\`${column}\``);
    await run(`INSERT INTO ${name} (${inserted.join(", ")}) SELECT ${values.join(", ")}`);
    expect(table.insert.filter((column) => table.columns[column] === undefined)).toEqual([]);
  },
);
