import fc from "fast-check";
import type { JsonObject } from "../../src/compiler/model/json.js";
import type { Declaration, LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { clickHouseType, columnsOf, postgresColumn } from "./columns.js";

/** Numbers that choose among what a pipeline has: what depends on what can't be said by independent arbitraries. */
const dice = fc.infiniteStream(fc.nat(9_999));

interface Raw {
  readonly tables: readonly Record<string, string>[];
  readonly own: readonly Record<string, string>[];
  readonly override: string;
  readonly dice: Iterator<number>;
}

/** Whole pipelines: tables of a source, mirrors, logs, tables and views of random columns and options. */
export const pipelines: fc.Arbitrary<LoadedConfig> = fc
  .record({
    tables: fc.array(columnsOf(postgresColumn), { minLength: 1, maxLength: 3 }),
    own: fc.array(columnsOf(clickHouseType), { maxLength: 2 }),
    override: clickHouseType,
    dice,
  })
  .map(configOf);

function configOf(raw: Raw): LoadedConfig {
  const roll = (sides: number): number => Number(raw.dice.next().value ?? 0) % sides;
  const declarations: Declaration[] = [];
  const declare = (kind: string, name: string, options: JsonObject): { readonly $ref: `${string}/${string}` } => {
    declarations.push({ kind, name, options, site: { line: declarations.length + 1, column: 1 } });
    return { $ref: `${kind}/${name}` };
  };
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[roll(Math.max(1, values.length))];
  const source = declare("postgres.source", "shop", {
    host: "postgres",
    database: "shop",
    user: "debezium",
    password: { $secret: "shop/password" },
    types: { mood: "enum" },
    topics: { partitions: 1 + roll(12) },
  });
  for (const [index, columns] of raw.tables.entries()) {
    const names = Object.keys(columns);
    const key = names.slice(0, 1 + roll(2));
    const table = declare("postgres.table", `public.t${index}`, {
      source,
      columns,
      primaryKey: key,
      ...(roll(2) === 0 ? { replicaIdentity: "full" } : {}),
    });
    const overridden = pick(names);
    const extra = roll(3) === 0 ? { extra: { computed: { type: "UInt8", expression: { $sql: ["1"] } } } } : {};
    if (roll(5) > 0) {
      declare("clickhouse.mirror", `analytics.m${index}`, {
        of: [table],
        orderBy: roll(4) === 0 ? names : key,
        ...(roll(4) === 0 && overridden !== undefined ? { columns: { [overridden]: raw.override } } : {}),
        ...(roll(5) === 0 && overridden !== undefined ? { partitionBy: overridden } : {}),
        ...(roll(5) === 0 ? { deletes: pick(["apply", "ignore", "keep"]) ?? "apply" } : {}),
        ...(roll(6) === 0 ? { truncates: "ignore" } : {}),
        ...extra,
      });
      declare("clickhouse.view", `analytics.v${index}`, {
        query: {
          $sql: [
            `SELECT ${pick(["*", "count() AS n", "max(_version) AS v", "1 AS one"]) ?? "*"} FROM `,
            { $ref: `clickhouse.mirror/analytics.m${index}` },
          ],
        },
      });
    }
    if (roll(3) === 0) declare("clickhouse.changes", `analytics.c${index}`, { of: table });
  }
  for (const [index, columns] of raw.own.entries()) {
    const names = Object.keys(columns);
    const key = names.slice(0, roll(3));
    const table = declare("clickhouse.table", `analytics.o${index}`, {
      columns,
      ...(roll(3) === 0
        ? {
            engine:
              pick(["ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree", "Log", "Memory", "Null"]) ??
              "Log",
          }
        : {}),
      ...(roll(5) > 0 ? { orderBy: key } : {}),
      ...(roll(6) === 0 ? { ttl: { $sql: [`${quoted(names[0] ?? "")} + INTERVAL 1 DAY`] } } : {}),
      ...(roll(6) === 0
        ? {
            indexes: {
              i: { expression: names[0] ?? "", type: pick(["minmax", "set(10)", "bloom_filter"]) ?? "minmax" },
            },
          }
        : {}),
    });
    const column = quoted(pick(names) ?? "");
    declare("clickhouse.materializedView", `analytics.s${index}`, {
      ...(roll(2) === 0 ? { refresh: "EVERY 1 HOUR" } : {}),
      orderBy: ["key"],
      query: { $sql: [`SELECT ${column} AS key, count() AS n FROM `, table, " GROUP BY key"] },
    });
  }
  const listed = declarations.map(({ kind, name }): `${string}/${string}` => `${kind}/${name}`);
  return { name: "random", environment: undefined, declarations, listed };
}

function quoted(name: string): string {
  return `\`${name.replace(/[\\`]/g, (each) => `\\${each}`)}\``;
}
