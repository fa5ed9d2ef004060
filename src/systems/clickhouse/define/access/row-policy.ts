import { type Declared, declare } from "../../../../compiler/model/declaration.js";
import type { Sql } from "../../../../compiler/model/sql-template.js";
import type { Role } from "./role.js";
import type { User } from "./user.js";

/** Which rows of a table some see. */
export interface RowPolicy extends Declared<"clickhouse.rowPolicy"> {}

/** Roles and users, all, or all but some. */
export type Grantees = "all" | readonly (Role | User)[] | { readonly allExcept: readonly (Role | User)[] };

/** What has rows: a table, a view, a mirror (then its reading view), the table of a materialized view. */
export type Readable = Declared<
  | "clickhouse.table"
  | "clickhouse.view"
  | "clickhouse.materializedView"
  | "clickhouse.mirror"
  | "clickhouse.rollup"
  | "clickhouse.changes"
>;

export interface RowPolicyOptions {
  /** Whose rows. Of a mirror those of its reading view: its readers need, and get, no other. */
  readonly on: Readable;
  /** The condition under which a row is seen, as `` sql`…` ``. */
  readonly using: Sql;
  /**
   * `"permissive"`: a row is seen where one of the policies for its reader holds. `"restrictive"`: it must hold besides.
   * Default `"permissive"`.
   */
  readonly as?: "permissive" | "restrictive";
  /** For whom it holds: roles and users, `"all"`, or all but some. For others it says nothing. */
  readonly to: Grantees;
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a row policy. It is part of the pipeline as soon as the table is that it is on. */
export function rowPolicy(name: string, options: RowPolicyOptions): RowPolicy {
  return declare("clickhouse.rowPolicy", name, options, rowPolicy, {});
}
