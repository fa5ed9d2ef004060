import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";

/** A function of one's own in SQL. In SQL the constant stands for its name: `` sql`${margin}(price, cost)` ``. */
export interface SqlFunction extends Declared<"clickhouse.function"> {}

export interface SqlFunctionOptions {
  /** The names of its arguments, in order. Default none. */
  readonly parameters?: readonly string[];
  /** What it computes of them, as `` sql`…` ``. What is in it is judged where the function is used. */
  readonly expression: Sql;
  /** The cluster that it is made on, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a function of all databases of a server. */
export function sqlFunction(name: string, options: SqlFunctionOptions): SqlFunction {
  return declare("clickhouse.function", name, options, sqlFunction, {});
}
