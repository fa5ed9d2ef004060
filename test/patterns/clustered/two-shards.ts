import { isOfKind, type Pipeline, resourceAt } from "../../../src/compiler/model/resource.js";
import type { ClickHouseObject } from "../../../src/systems/clickhouse/emit/objects.js";
import { TABLE, type TableSpec } from "../../../src/systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../../src/systems/clickhouse/schema/view.js";
import { printExpression } from "../../../src/systems/clickhouse/sql/print.js";
import { splitName } from "../../../src/systems/clickhouse/sql/quote.js";
import type { StandIn } from "../mirror/mirror-bench.js";

export const SHARDS = ["shard_1", "shard_2"] as const;

/**
 * Two shards on one engine, each in a database of its own. What is written into a Distributed table goes to one of them
 * by the generated sharding key, as `Distributed` takes it: by its remainder. What is read is what both have, and FINAL
 * is applied in each alone.
 */
export const twoShards: StandIn = shardedBy();

/** The same with another sharding key than the generated one. */
export function shardedBy(key?: string): StandIn {
  return (object, pipeline) => standIn(object, pipeline, key);
}

function standIn(object: ClickHouseObject, pipeline: Pipeline, key: string | undefined) {
  const { resource } = object;
  if (isOfKind(resource, TABLE)) return distributed(object, resource.spec, key);
  if (!isOfKind(resource, MATERIALIZED_VIEW) || resource.spec.to === undefined) return undefined;
  const target = resourceAt(pipeline.resources, resource.spec.to.$ref, TABLE);
  if (target?.spec.engine.type !== "Distributed") return undefined;
  const own = object.create({ columns: [], proof: true });
  return { create: [own.replace(`\nTO ${target.name}\n`, `\nTO ${spread(target.name)}\n`)], stored: [] };
}

function distributed(object: ClickHouseObject, spec: TableSpec, otherKey: string | undefined) {
  const { engine } = spec;
  if (engine.type !== "Distributed" || typeof engine.table !== "string" || engine.shardingKey === undefined)
    return undefined;
  const { object: rows } = splitName(engine.table);
  const key = otherKey ?? printExpression(engine.shardingKey);
  const [head = "", ...columns] = object.create({ columns: [], proof: true }).split("\n");
  const end = columns.findIndex((line) => line.startsWith("ENGINE = "));
  const table = (name: string, last: string) =>
    [head.replace(object.name, name), ...columns.slice(0, end), `ENGINE = ${last}`].join("\n");
  return {
    create: [
      ...["spread", ...SHARDS].map((database) => `CREATE DATABASE IF NOT EXISTS ${database}`),
      ...SHARDS.map((shard) => `DROP TABLE IF EXISTS ${shard}.${rows}`),
      ...SHARDS.map((shard) => `CREATE TABLE ${shard}.${rows} AS ${engine.table}`),
      `DROP TABLE IF EXISTS ${spread(object.name)}`,
      table(spread(object.name), "Null"),
      ...SHARDS.flatMap((shard, index) => [
        `DROP VIEW IF EXISTS spread.${rows}_${shard}`,
        `CREATE MATERIALIZED VIEW spread.${rows}_${shard} TO ${shard}.${rows} AS SELECT * FROM ${spread(object.name)} WHERE ${key} % ${SHARDS.length} = ${index}`,
      ]),
      table(object.name, `Merge(REGEXP('^shard_[12]$'), '^${rows}$')`),
    ],
    stored: SHARDS.map((shard) => `${shard}.${rows}`),
  };
}

function spread(name: string): string {
  return `spread.${splitName(name).object}`;
}
