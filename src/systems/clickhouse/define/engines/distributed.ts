import type { Declared } from "../../../../compiler/model/declaration.js";
import type { Expression } from "../expression.js";

/** Stores nothing: reads the tables of all shards of a cluster, and spreads what is written over them. */
export interface Distributed<Column extends string = string> {
  readonly type: "Distributed";
  /** The cluster's constant. */
  readonly cluster: Declared<"clickhouse.cluster">;
  /** The table on each shard: its constant, or its qualified name. */
  readonly table: Declared<"clickhouse.table"> | string;
  /** Which shard a row goes to, by its remainder: needed for writing to more than one shard. */
  readonly shardingKey?: Expression<Column>;
  /** The storage policy of rows that wait to be sent. */
  readonly policy?: string;
}
