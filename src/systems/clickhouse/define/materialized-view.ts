import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Engine } from "./engine.js";
import type { Expression } from "./expression.js";
import type { SqlSecurityOptions } from "./sql-security.js";
import type { Table } from "./table.js";
import type { TtlRule } from "./ttl.js";

/**
 * A materialized view. In SQL it stands for the table that its query's rows are kept in, which has its name; the
 * view itself is `<name>_mv`. With `to` it is the view alone and writes into that table.
 */
export interface MaterializedView extends Declared<"clickhouse.materializedView"> {}

export type MaterializedViewOptions = MaterializedViewInto | MaterializedViewWithTable;

interface MaterializedViewBase extends SqlSecurityOptions {
  readonly query: Sql;
  /**
   * Makes it refreshable: `"EVERY 1 MINUTE"`, `"AFTER 10 MINUTE"`; the query is run on schedule and replaces all rows.
   * Without it the view is incremental: it sees the rows of each insert into the table that it reads, once.
   */
  readonly refresh?: string;
  /** With `refresh`: views that must have been refreshed before it, each time. */
  readonly dependsOn?: readonly MaterializedView[];
  /** With `refresh`: `"1 HOUR"` is as much as each refresh is put off, by chance, so that not all begin at once. */
  readonly randomizeFor?: string;
  /** With `refresh`: whether rows are added to those of earlier refreshes instead of replacing them. Default `false`. */
  readonly append?: boolean;
  /** With `refresh`: settings such as `refresh_retries`, `all_replicas`. */
  readonly refreshSettings?: Readonly<Record<string, string | number | boolean>>;
  /** The cluster that it is made on: on every server of it, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
  /** Of each column of the result that holds personal data, why it may be kept: `{ email: "Support answers by it" }`. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** Writes into a table that is declared elsewhere. */
export interface MaterializedViewInto extends MaterializedViewBase {
  readonly to: Table;
}

/** Keeps its rows in a table of its own, whose columns the engine derives from the query. */
export interface MaterializedViewWithTable extends MaterializedViewBase {
  /** Default `"MergeTree"`. */
  readonly engine?: Engine;
  /** The sorting key, of the query's columns. */
  readonly orderBy: readonly Expression<string>[];
  readonly partitionBy?: Expression<string>;
  /** `TTL`: when rows go, move or are packed. A rule, several, or the clause as `` sql`…` ``. */
  readonly ttl?: Sql | TtlRule | readonly (Sql | TtlRule)[];
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** Declares an incremental or refreshable materialized view by its qualified name. */
export function materializedView(name: string, options: MaterializedViewOptions): MaterializedView {
  return declare("clickhouse.materializedView", name, options, materializedView, {});
}
