import type { Compilation } from "../../compilation.js";
import type { Address } from "../../compiler/model/address.js";
import type { Column } from "../../compiler/model/column.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { type Engine, openEngine } from "../../engine/index.js";
import { TIME_LIMIT_MS } from "../../engine/proof/time-limit.js";
import { provables } from "../../systems/clickhouse/proof/provables.js";
import { objectsByName, piecesOf, qualifiedName, readsIn, splitName } from "../../systems/clickhouse/public.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import { printSql } from "../../systems/clickhouse/sql/print.js";
import { sampleInsert } from "./sample-expression.js";

/** An embedded engine with all objects of a pipeline, and rows that are made up in its tables. */
export async function sampledEngine({ pipeline, memory }: Compilation, now: number): Promise<Engine> {
  const engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: TIME_LIMIT_MS });
  try {
    const statements = provables(pipeline).flatMap((each): readonly string[] => {
      const columns = memory.get(each.id as Address)?.columns ?? [];
      if (each.judged === "parsed") return each.standIn === undefined ? [] : [each.standIn(columns)];
      return each.judged === "described" ? [] : [each.create(columns)];
    });
    await engine.run(statements.map((sql) => ({ sql, reads: false })));
    const inserts = await insertsInto(pipeline, engine, now);
    await engine.run(inserts.map((sql) => ({ sql, reads: false })));
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** First the tables that nothing in ClickHouse fills, then those that refreshed views would fill. */
async function insertsInto(pipeline: Pipeline, engine: Engine, now: number): Promise<readonly string[]> {
  const views = ofKind(pipeline.resources, MATERIALIZED_VIEW);
  const tables = await storedTables(engine);
  const byName = objectsByName(pipeline.resources);
  const stored = new Set([...tables.keys()].map((name) => byName.get(name)));
  const computed = new Set(
    views.flatMap(({ name, spec }) => {
      const reads = readsIn(piecesOf(spec.query), byName);
      // A view on a queue has nothing to read here: what it fills is filled like a table of its own.
      const hasRows = spec.refresh !== undefined || reads.some(({ address }) => stored.has(address));
      return hasRows ? [spec.to === undefined ? name : spec.to.$ref.slice(spec.to.$ref.indexOf("/") + 1)] : [];
    }),
  );
  const base = [...tables].flatMap(([name, columns]) => {
    const insert = computed.has(name) ? undefined : sampleInsert(qualifiedName(name), columns, now);
    return insert === undefined ? [] : [insert];
  });
  const refreshed = views
    .filter(({ spec }) => spec.refresh !== undefined)
    .map(({ name, spec }) => {
      const target = spec.to === undefined ? name : spec.to.$ref.slice(spec.to.$ref.indexOf("/") + 1);
      return `INSERT INTO ${qualifiedName(target)} ${printSql(spec.query)}`;
    });
  return [...base, ...refreshed];
}

/** The tables that keep rows, with the columns that can be written. */
async function storedTables(engine: Engine): Promise<ReadonlyMap<string, readonly Column[]>> {
  const [result] = await engine.run([
    {
      sql: `SELECT c.database AS database, c.table AS table, c.name AS name, c.type AS type
FROM system.columns AS c INNER JOIN system.tables AS t ON c.database = t.database AND c.table = t.name
WHERE t.engine LIKE '%MergeTree%' AND c.database NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema')
  AND c.default_kind NOT IN ('MATERIALIZED', 'ALIAS')
ORDER BY database, table, c.position`,
      reads: true,
    },
  ]);
  const tables = new Map<string, Column[]>();
  for (const row of result?.ok === true ? result.rows : []) {
    const name = `${row.database}.${row.table}`;
    // Fences and dead letters of a mirror are empty when all is well.
    if (/_(fences|dead_letters|heartbeat|rejected|truncated)$/.test(splitName(name).object)) continue;
    tables.set(name, [...(tables.get(name) ?? []), { name: String(row.name), type: String(row.type) }]);
  }
  return tables;
}
