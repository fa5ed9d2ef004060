import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Engine } from "./engine.js";
import type { Expression } from "./expression.js";
import type { TtlRule } from "./ttl.js";

/** A ClickHouse table. `Column` is the union of its columns' names. */
export interface Table<Column extends string = string> extends Declared<"clickhouse.table"> {
  readonly columns: readonly Column[];
}

/** A column's type, or its type with what else belongs to it. */
export type ColumnDefinition = string | ColumnOptions;

export interface ColumnOptions {
  /** ClickHouse's own type, e.g. `"LowCardinality(String)"`. */
  readonly type: string;
  readonly default?: Sql;
  readonly materialized?: Sql;
  readonly alias?: Sql;
  /** `EPHEMERAL`: only given at an insert, for other columns' defaults. `true`, or its own default. */
  readonly ephemeral?: Sql | true;
  /** E.g. `"Delta, ZSTD(1)"`, or `["Delta", "ZSTD(1)"]`. */
  readonly codec?: string | readonly string[];
  /** `STATISTICS` that the optimizer uses: `"minmax"`, `"tdigest"`, `"uniq"`, `"countmin"`. */
  readonly statistics?: readonly string[];
  /** `TTL` of the column's values, as `` sql`…` ``. */
  readonly ttl?: Sql;
  /** Settings of the column: `min_compress_block_size`, `max_compress_block_size`. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  readonly comment?: string;
  /** It holds personal data: a view that returns it must say why it may. Default `false`. */
  readonly personal?: boolean;
}

export interface TableOptions<Column extends string> {
  readonly columns: { readonly [Name in Column]: ColumnDefinition };
  /** Default `"MergeTree"`. */
  readonly engine?: Engine<NoInfer<Column>>;
  /** The sorting key. Every MergeTree needs one; `[]` for none. */
  readonly orderBy?: readonly Expression<NoInfer<Column>>[];
  /** A prefix of the sorting key, when it shall differ from it. */
  readonly primaryKey?: readonly Expression<NoInfer<Column>>[];
  readonly partitionBy?: Expression<NoInfer<Column>>;
  readonly sampleBy?: Expression<NoInfer<Column>>;
  /** `TTL`: when rows go, move or are packed. A rule, several, or the clause as `` sql`…` ``. */
  readonly ttl?: Sql | TtlRule | readonly (Sql | TtlRule)[];
  readonly indexes?: Readonly<Record<string, IndexOptions<NoInfer<Column>>>>;
  /** Projections by name: the SELECT of each. */
  readonly projections?: Readonly<Record<string, Sql>>;
  /** Projections that only index, by name: `PROJECTION … INDEX … TYPE …`. */
  readonly projectionIndexes?: Readonly<Record<string, ProjectionIndexOptions<NoInfer<Column>>>>;
  /** CHECK constraints by name. */
  readonly constraints?: Readonly<Record<string, Sql>>;
  /** ASSUME constraints by name: what the optimizer may take for true, and nobody checks. */
  readonly assumptions?: Readonly<Record<string, Sql>>;
  /** Settings of the table (and of its Kafka consumer and format), by ClickHouse's names. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** The cluster that it is made on: on every server of it, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
}

/** A data skipping index. */
export interface IndexOptions<Column extends string> {
  readonly expression: Expression<Column>;
  /** E.g. `"minmax"`, `"set(100)"`, `"bloom_filter(0.01)"`. */
  readonly type: string;
  /** Default 1. */
  readonly granularity?: number;
}

/** A projection that only says where in the table the rows are, sorted by an expression. */
export interface ProjectionIndexOptions<Column extends string> {
  /** What it is sorted by: a column's name or `` sql`…` ``. */
  readonly expression: Expression<Column>;
  /** Default `"basic"`. */
  readonly type?: string;
}

/** Declares a table by its qualified name, e.g. `"analytics.events"`. */
export function table<const Column extends string>(name: string, options: TableOptions<Column>): Table<Column> {
  const columns = Object.keys(options?.columns ?? {}) as Column[];
  return declare("clickhouse.table", name, options, table, { columns });
}
