import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Sql } from "../../compiler/model/sql-template.js";

/**
 * Rows summed up by time and some columns. In SQL it stands for what people read: one row of plain values for each
 * bucket and group, however it is kept. Its columns are `bucket`, those of `groupBy` and the measures.
 */
export interface Rollup extends Declared<"clickhouse.rollup"> {}

/** What has rows, with the columns that TypeScript knows of it. */
export type RollupSource<Column extends string> =
  | (Declared<"clickhouse.table" | "clickhouse.mirror"> & { readonly columns: readonly Column[] })
  | Declared<"clickhouse.view" | "clickhouse.materializedView" | "clickhouse.changes">;

export interface RollupOptions<Column extends string> {
  /**
   * What is summed up. Over rows that are only ever added, each insert adds to the sums; over a mirror, a view, a log of
   * changes (where a change may be delivered twice) or a table whose rows are replaced, they are computed anew on schedule.
   */
  readonly of: RollupSource<Column>;
  /** The column that says when. */
  readonly time: NoInfer<Column>;
  /** How long a bucket is: `"1 hour"`, `"15 minute"`, `"1 day"`. It begins on the full hour, day and so on. */
  readonly bucket: string;
  /** What has rows of its own within a bucket. Default nothing. */
  readonly groupBy?: readonly NoInfer<Column>[];
  /** What is computed, by name: one aggregate function each, e.g. `` { orders: sql`count()` } ``. */
  readonly measures: Readonly<Record<string, Sql>>;
  /** Which rows count, as `` sql`…` ``. Default all. */
  readonly where?: Sql;
  /** For how long buckets are kept: `"1 year"`. Default for ever, as far as the source keeps what they are computed of. */
  readonly ttl?: string;
  /** When it is computed anew, e.g. `"EVERY 5 MINUTE"`. Default `"EVERY 1 MINUTE"` where it can't be added to. */
  readonly refresh?: string;
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  /** Of each column of it that holds personal data, why it may be shown: `{ customer: "Support answers by it" }`. */
  readonly personal?: Readonly<Record<string, string>>;
  readonly comment?: string;
}

/** Declares a rollup by the qualified name of what people read. */
export function rollup<const Column extends string>(name: string, options: RollupOptions<Column>): Rollup {
  return declare("clickhouse.rollup", name, options, rollup, {});
}
