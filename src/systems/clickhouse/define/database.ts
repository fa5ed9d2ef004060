import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A ClickHouse database. */
export interface Database extends Declared<"clickhouse.database"> {}

export interface DatabaseOptions {
  /** The cluster that it is made on: on every server of it, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  readonly comment?: string;
}

/** Declares a database. One that is only named by a table is made without being declared. */
export function database(name: string, options: DatabaseOptions = {}): Database {
  return declare("clickhouse.database", name, options, database, {});
}
