import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { SqlSecurityOptions } from "./sql-security.js";

/** A view: a query that is run whenever it is read. Its columns are what the engine says the query returns. */
export interface View extends Declared<"clickhouse.view"> {}

export interface ViewOptions extends SqlSecurityOptions {
  readonly query: Sql;
  /** The cluster that it is made on: on every server of it, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
  /** Of each column of the result that holds personal data, why it may be shown: `{ email: "Support answers by it" }`. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** Declares a view by its qualified name. */
export function view(name: string, options: ViewOptions): View {
  return declare("clickhouse.view", name, options, view, {});
}
