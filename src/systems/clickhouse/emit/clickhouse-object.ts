import type { Column } from "../../../compiler/model/column.js";
import type { Resource } from "../../../compiler/model/resource.js";

/** One object of ClickHouse: the statement that makes it. A materialized view with a table of its own is two. */
export interface ClickHouseObject {
  /** The resource's address; for the second object of a materialized view with `#view` behind it. */
  readonly id: string;
  readonly resource: Resource;
  readonly type: "database" | "table" | "view" | "materialized view" | "dictionary" | "function";
  readonly name: string;
  /** A query whose columns the engine must tell before the statement can be written. */
  readonly columnsOf?: string;
  /**
   * How far the engine judges it: it makes it, or only parses its statement, as of what needs more than one process
   * (a cluster, a Keeper, other users). Default `"executed"`.
   */
  readonly judged?: "executed" | "parsed";
  /** Of what is only parsed: a statement for the engine that makes something of the same name, for what reads it. */
  readonly standIn?: (columns: readonly Column[]) => string;
  /** The statement. `columns` are those of `columnsOf`. */
  readonly create: (options: CreateOptions) => string;
}

export interface CreateOptions {
  readonly columns: readonly Column[];
  /** It reaches for no other server: without clusters, replicas and remote sides. */
  readonly proof: boolean;
}
