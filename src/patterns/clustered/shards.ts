import { type Address, nameOf } from "../../compiler/model/address.js";
import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import type { Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { identifier } from "../../systems/clickhouse/public.js";
import { type ColumnSpec, TABLE, type TableSpec } from "../../systems/clickhouse/schema/table.js";
import type { Placement } from "./placement.js";

/** The Distributed table over the storage of something, through which its rows are written and read. */
export function shardsName(name: string): string {
  return `${name}_shards`;
}

export interface Storage {
  /** What people read. */
  readonly name: string;
  /** The table on each shard. */
  readonly rows: Reference;
  /** Its columns; `undefined` where only the engine knows them. */
  readonly columns: TableSpec["columns"] | undefined;
  /**
   * The columns that say which shard a row is on: part of the sorting key, so that all versions of a row meet. None
   * where nothing is written by way of the Distributed table.
   */
  readonly shardedBy: readonly string[];
}

/** Where the rows of a storage are written to and read from. */
export function reachedBy({ name, rows }: Pick<Storage, "name" | "rows">, place: Placement | undefined): Reference {
  return place?.isSharded === true ? referenceTo(TABLE, shardsName(name)) : rows;
}

/** The table that spreads a storage's rows; none where all are on one shard. */
export function shards(
  { name, rows, columns, shardedBy }: Storage,
  place: Placement | undefined,
  from: { readonly origin: Origin; readonly madeBy: Address },
): readonly Resource[] {
  if (place?.isSharded !== true) return [];
  const stored = Object.entries(columns ?? {}).map(([column, each]) => [column, withoutStorage(each)]);
  const spec: TableSpec = {
    columns: Object.fromEntries(stored),
    ...(columns === undefined ? { columnsOf: sqlOf`SELECT * FROM ${rows}` } : {}),
    engine: {
      type: "Distributed",
      cluster: place.cluster,
      table: nameOf(rows.$ref),
      ...(shardedBy.length === 0 ? {} : { shardingKey: sqlOf`cityHash64(${shardedBy.map(identifier).join(", ")})` }),
    },
    indexes: {},
    projections: {},
    constraints: {},
    settings: {},
  };
  // By name, as the storage may be a materialized view's: then the reference says that it comes first.
  const table = derived(TABLE, shardsName(name), spec, from);
  return [{ ...table, uses: [...table.uses, rows.$ref] }];
}

/** A column of a table that stores nothing. What is computed stays so: an insert must not send it. */
function withoutStorage(column: ColumnSpec): ColumnSpec {
  const { codec: _codec, ttl: _ttl, ...rest } = column;
  return rest;
}
