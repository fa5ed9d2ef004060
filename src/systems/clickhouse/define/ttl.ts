import type { Sql } from "../../../compiler/model/sql-template.js";

/** What happens to rows, and when. Without an action they are deleted. */
export interface TtlRule {
  /** The moment, from columns of the row: `` sql`happened_at + INTERVAL 30 DAY` ``. */
  readonly after: Sql;
  /** Of which rows. Only where they are deleted, or put together by `groupBy`. */
  readonly where?: Sql;
  /** They move to this disk. */
  readonly toDisk?: string;
  /** They move to this volume of the storage policy. */
  readonly toVolume?: string;
  /** They are packed anew: `"ZSTD(17)"`. */
  readonly recompress?: string | readonly string[];
  /** They become one row for each value of this: the beginning of the primary key. */
  readonly groupBy?: readonly (string | Sql)[];
  /** With `groupBy`: other columns' values, as aggregates: `` { total: sql`sum(total)` } ``. */
  readonly set?: Readonly<Record<string, Sql>>;
}
