import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Sql } from "../../compiler/model/sql-template.js";
import type { Expression } from "../../systems/clickhouse/define/index.js";
import type { Table } from "../../systems/postgres/define/index.js";

/**
 * All changes of a table, one row for each: what was done, when, and the row before and after it. In SQL it stands for
 * its reading view, which has each change once, however often it was delivered.
 */
export interface Changes extends Declared<"clickhouse.changes"> {
  /** The consumer group of its own queue; `undefined` when it reads along with a mirror. */
  readonly consumerGroup: string | undefined;
}

export interface ChangesOptions<Column extends string> {
  /** The table whose changes are kept. */
  readonly of: Table<Column>;
  /** ClickHouse types of `before` and `after` to use instead of the derived ones, and columns to leave out. */
  readonly columns?: { readonly [Name in NoInfer<Column>]?: ChangesColumn };
  /** Keeps the row before the change, as far as the replica identity tells it. Default true. */
  readonly before?: boolean;
  /** Keeps the row after the change. Default true. */
  readonly after?: boolean;
  /**
   * `"typed"`: `before` and `after` are tuples, whose elements are read by name (`after.status`). `"json"`: texts,
   * which need no new type when the table gets a column. Default `"typed"`.
   */
  readonly values?: "typed" | "json";
  /**
   * What the log is sorted by: columns of the primary key, and columns of its own that are the same at each delivery.
   * What else tells changes apart is added at its end. Default: the primary key.
   */
  readonly orderBy?: readonly (NoInfer<Column> | LoggedColumn)[];
  /** Default `toYYYYMM(changed_at)`. */
  readonly partitionBy?: Expression<LoggedColumn>;
  /** How long changes are kept: `` sql`toDateTime(changed_at) + INTERVAL 1 YEAR` ``. */
  readonly ttl?: Sql;
  /**
   * Gives the log a queue of its own, in this consumer group. Without it the log reads along with a mirror of the same
   * table in the same database, from when it is made; where there is none, in the group `clickhouse.<name>`.
   */
  readonly consumerGroup?: string;
  /** `kafka_num_consumers` of its own queue. Default 1. */
  readonly consumers?: number;
  /** Settings of the storage table, by ClickHouse's names. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Settings of its own queue, by ClickHouse's names. */
  readonly queueSettings?: Readonly<Record<string, string | number | boolean>>;
  /**
   * The cluster that it is made on. The changes are spread over the shards by the primary key and copied within each.
   * All mirrors and logs of one source in one database are on the same cluster. Default: on one server.
   */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
}

/** The columns that a log has besides the table's primary key, `before` and `after`. */
export type LoggedColumn =
  | "operation"
  | "changed_at"
  | "loaded_at"
  | "lsn"
  | "transaction_id"
  | "position"
  | "topic_partition"
  | "topic_offset";

/** A type, or `"exclude"` to leave the column out. In a log every column may be NULL. */
export type ChangesColumn = string | ChangesColumnOptions;

export interface ChangesColumnOptions {
  /** ClickHouse's own type, without Nullable. A value that it can't hold becomes a dead letter, and NULL. */
  readonly type?: string;
  /** `[]`: accepts that a NULL array is kept as an empty one, as ClickHouse has no NULL for arrays. */
  readonly null?: readonly [];
  /** Why the log may keep the column, where the source says that it holds personal data. */
  readonly personal?: string;
}

/** Declares the log of a table's changes, by the qualified name of the view that people read. */
export function changes<const Column extends string>(name: string, options: ChangesOptions<Column>): Changes {
  return declare("clickhouse.changes", name, options, changes, { consumerGroup: options?.consumerGroup });
}
