import type { Sql } from "../../compiler/model/sql-template.js";

/** A type (whether it may be NULL stays as at the source), or `"exclude"` to leave the column out. */
export type MirrorColumn = string | MirrorColumnOptions;

export interface MirrorColumnOptions {
  /**
   * ClickHouse's own type, without Nullable: that stays as at the source. A value that it can't hold becomes a dead
   * letter; a type that would change values, or stop the mirror at one, is refused.
   */
  readonly type?: string;
  /** The name that people read it by; in the storage, in keys and in expressions it keeps the source's. */
  readonly as?: string;
  /** Gives up NULL: it is stored as this value; `[]` for an array, which ClickHouse can't hold as NULL. */
  readonly null?: string | number | boolean | readonly [];
  /** What rows have that were stored before the column was added. Default: the source's own constant DEFAULT. */
  readonly default?: string | number | boolean;
  /** Computes the column from others of the mirror, in ClickHouse's SQL: for generated columns. */
  readonly expression?: Sql;
  readonly codec?: string;
  /** When the value is given up for the type's default: `` sql`toDateTime(placed_at) + INTERVAL 1 YEAR` ``. */
  readonly ttl?: Sql;
  readonly comment?: string;
  /** Why the mirror may keep the column, where the source says that it holds personal data. */
  readonly personal?: string;
}
