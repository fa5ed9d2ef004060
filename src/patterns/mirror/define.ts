import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Sql } from "../../compiler/model/sql-template.js";
import type { Expression } from "../../systems/clickhouse/define/index.js";
import type { Table } from "../../systems/postgres/define/index.js";

/**
 * A table of a source as it is now, in ClickHouse. In SQL it stands for its reading view: deduplicated, without
 * deleted rows. `Column` is the union of its columns' names.
 */
export interface Mirror<Column extends string = string> extends Declared<"clickhouse.mirror"> {
  readonly columns: readonly Column[];
  /** The consumer group of its queue, whose lag says how far behind it is. */
  readonly consumerGroup: string;
}

export interface MirrorOptions<Column extends string> {
  readonly of: Table<Column>;
  /** The sorting key. It must contain the source's primary key, and lie within its replica identity. */
  readonly orderBy: readonly NoInfer<Column>[];
  readonly partitionBy?: Expression<NoInfer<Column>>;
  /** ClickHouse types to use instead of the derived ones, and columns to leave out. */
  readonly columns?: { readonly [Name in NoInfer<Column>]?: MirrorColumn };
  /** The consumer group. Default `clickhouse.<name>`. Changing it reads the topic from its start. */
  readonly consumerGroup?: string;
  /** `kafka_num_consumers` of the queue: at most as many as the topic has partitions. Default 1. */
  readonly consumers?: number;
  /** Settings of the storage table, by ClickHouse's names. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Settings of the queue, by ClickHouse's names (`kafka_flush_interval_ms` …). */
  readonly queueSettings?: Readonly<Record<string, string | number | boolean>>;
  readonly comment?: string;
}

/** A type (whether it may be NULL stays as at the source), or `"exclude"` to leave the column out. */
export type MirrorColumn = string | MirrorColumnOptions;

export interface MirrorColumnOptions {
  /**
   * ClickHouse's own type, without Nullable: that stays as at the source. A value that it can't hold becomes a dead
   * letter; a type that would change values, or stop the mirror at one, is refused.
   */
  readonly type?: string;
  /** Gives up NULL: it is stored as this value; `[]` for an array, which ClickHouse can't hold as NULL. */
  readonly null?: string | number | boolean | readonly [];
  /** Computes the column from others of the mirror, in ClickHouse's SQL: for generated columns. */
  readonly expression?: Sql;
  readonly codec?: string;
  readonly comment?: string;
  /** Why the mirror may keep the column, where the source says that it holds personal data. */
  readonly personal?: string;
}

/** Declares the mirror of a source's table, by the qualified name of the view that people read. */
export function mirror<const Column extends string>(name: string, options: MirrorOptions<Column>): Mirror<Column> {
  return declare("clickhouse.mirror", name, options, mirror, {
    columns: options?.of?.columns ?? [],
    consumerGroup: options?.consumerGroup ?? `clickhouse.${name}`,
  });
}
