import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Sql } from "../../compiler/model/sql-template.js";
import type { Expression, IndexOptions } from "../../systems/clickhouse/define/index.js";
import type { Table } from "../../systems/postgres/define/index.js";
import type { MirrorColumn } from "./define-column.js";

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
  /** The table that is mirrored; several of the same columns become one, with `sourceColumn`. */
  readonly of: Table<Column> | readonly Table<Column>[];
  /**
   * The column that says which table of `of` a row is from. Its values are the sources' names, `values` gives others,
   * one for each table. It is the last of the sorting key; with `first: true` the first.
   */
  readonly sourceColumn?: string | SourceColumn;
  /** The sorting key. It must contain the source's primary key, and lie within its replica identity. */
  readonly orderBy: readonly NoInfer<Column>[];
  /** A prefix of the sorting key, when the index in memory shall have fewer columns. */
  readonly primaryKey?: readonly Expression<NoInfer<Column>>[];
  /** Columns of it that can change must be within the replica identity: then a row moves with them. */
  readonly partitionBy?: Expression<NoInfer<Column>>;
  readonly sampleBy?: Expression<NoInfer<Column>>;
  /**
   * When rows are dropped from the storage, by columns that never change; markers of deleted rows are spared, so that
   * none comes back. A row that the source still has comes back with its next change or snapshot.
   */
  readonly ttl?: Sql;
  /** Data skipping indexes of the storage. */
  readonly indexes?: Readonly<Record<string, IndexOptions<NoInfer<Column>>>>;
  /**
   * Projections of the storage. The reading view can't use them (FINAL), only queries of `<name>_rows` itself. They
   * are rebuilt when rows are replaced, unless `deduplicate_merge_projection_mode` says otherwise.
   */
  readonly projections?: Readonly<Record<string, Sql>>;
  /** ClickHouse types to use instead of the derived ones, other names, and columns to leave out. */
  readonly columns?: { readonly [Name in NoInfer<Column>]?: MirrorColumn };
  /** Columns that the source does not have, computed from those that the storage has. */
  readonly extra?: Readonly<Record<string, ExtraColumn>>;
  /**
   * What a deleted row becomes. `"apply"`: it is gone. `"ignore"`: it stays as it was, also through a new snapshot,
   * and so does the row of a primary key that is changed. `"keep"`: it stays with its last values and is marked in
   * `softDelete`; that takes replica identity FULL. A key that is inserted again is the same row only where its
   * sorting and partition columns are the same, too. Default `"apply"`.
   */
  readonly deletes?: "apply" | "ignore" | "keep";
  /** The Bool column that marks kept rows, with `deletes: "keep"`. Default `"is_deleted"`. */
  readonly softDelete?: string;
  /** `"ignore"` leaves the rows where they are when the source's table is truncated. Default `"apply"`. */
  readonly truncates?: "apply" | "ignore";
  /**
   * The consumer group. Default `clickhouse.<name>`; with several tables `.<source>` is added. Changing it reads the
   * topic from its start.
   */
  readonly consumerGroup?: string;
  /** `kafka_num_consumers` of the queue: at most as many as the topic has partitions. Default 1. */
  readonly consumers?: number;
  /** Settings of the storage table, by ClickHouse's names. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Settings of the queue, by ClickHouse's names (`kafka_flush_interval_ms` …). */
  readonly queueSettings?: Readonly<Record<string, string | number | boolean>>;
  /**
   * The cluster that it is made on. Every node reads the topic, in one consumer group; the rows are spread over the
   * shards by the sorting key and copied within each. All mirrors and logs of one source in one database are on the
   * same cluster. Default: on one server.
   */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
}

/** Which of several tables a row is from. */
export interface SourceColumn {
  /** The column's name. */
  readonly name: string;
  /** Its value for each table of `of`. Default: the names of their sources. */
  readonly values?: readonly string[];
  /** Sorts by it before all else. Default false. */
  readonly first?: boolean;
}

/** A column that is computed from others. */
export interface ExtraColumn {
  readonly type: string;
  /** In ClickHouse's SQL, of the storage's columns; a constant, too. */
  readonly expression: Sql;
  /**
   * Computed when a row is written and stored (MATERIALIZED), instead of when it is read: an expression that throws
   * then stops the mirror. Default false.
   */
  readonly stored?: boolean;
  readonly codec?: string;
  readonly comment?: string;
  /** Why the mirror may show it, where it is computed from a column that holds personal data. */
  readonly personal?: string;
}

/** Declares the mirror of a source's table, by the qualified name of the view that people read. */
export function mirror<const Column extends string>(name: string, options: MirrorOptions<Column>): Mirror<Column> {
  const of = options?.of;
  const [first] = isList(of) ? of : [of];
  return declare("clickhouse.mirror", name, options, mirror, {
    columns: first?.columns ?? [],
    consumerGroup: options?.consumerGroup ?? `clickhouse.${name}`,
  });
}

function isList<Column extends string>(of: Table<Column> | readonly Table<Column>[]): of is readonly Table<Column>[] {
  return Array.isArray(of);
}
