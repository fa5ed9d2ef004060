import type { Declared } from "../../../../compiler/model/declaration.js";
import type { Sql } from "../../../../compiler/model/sql-template.js";
import type { Readable } from "../access/row-policy.js";
import type { NamedCollection } from "../named-collection.js";

/** Where a dictionary's rows come from. */
export type DictionarySource =
  | ClickHouseTableSource
  | ClickHouseQuerySource
  | DatabaseSource
  | HttpSource
  | FileSource
  | ExecutableSource;

/** A table, view, mirror or dictionary of the pipeline. */
export interface ClickHouseTableSource {
  /** Says that it is ClickHouse. */
  readonly type: "clickhouse";
  /** Its constant: what the dictionary reads, and so depends on. */
  readonly table: Readable | Declared<"clickhouse.dictionary">;
  /** Which of its rows, as `` sql`…` ``. Default all. */
  readonly where?: Sql;
  /** A query whose changed result means that there is something new; without it all is read anew each time. */
  readonly invalidateQuery?: Sql;
  /** A column whose newer values are read instead of all rows. */
  readonly updateField?: string;
  /** By how many seconds that reading overlaps the last one. */
  readonly updateLag?: number;
  /** A user to read as, kept in a named collection. Default the server's user `default`. */
  readonly collection?: NamedCollection;
}

/** A query over the pipeline's tables. */
export interface ClickHouseQuerySource {
  /** Says that it is ClickHouse. */
  readonly type: "clickhouse";
  /** The SELECT, whose columns are those of the dictionary in their order. */
  readonly query: Sql;
  /** A query whose changed result means that there is something new. */
  readonly invalidateQuery?: Sql;
  /** A user to read as, kept in a named collection. Default the server's user `default`. */
  readonly collection?: NamedCollection;
}

/** A table of another database. Where it is and how to get in stands in a named collection. */
export interface DatabaseSource {
  /** Which database. */
  readonly type: "postgresql" | "mysql" | "mongodb" | "redis" | "cassandra" | "odbc";
  /** Host, user, password and what else it takes. */
  readonly collection: NamedCollection;
  /** The table (a collection of MongoDB, a column family of Cassandra), unless the named collection says it. */
  readonly table?: string;
  /** A query in that database's own words, instead of a table. */
  readonly query?: string;
  /** Which rows, in that database's own words. */
  readonly where?: string;
  /** A query in that database's own words whose changed result means that there is something new. */
  readonly invalidateQuery?: string;
  /** A column whose newer values are read instead of all rows. */
  readonly updateField?: string;
  /** By how many seconds that reading overlaps the last one. */
  readonly updateLag?: number;
}

/** What a server answers over HTTP. */
export interface HttpSource {
  /** Says that it is HTTP. */
  readonly type: "http";
  /** Its address, without credentials: those belong into the named collection. */
  readonly url: string;
  /** The format of the answer, e.g. `"JSONEachRow"`. */
  readonly format: string;
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** More of it, as user and password. */
  readonly collection?: NamedCollection;
}

/** A file on the server; of the layout `regexp_tree` a YAML file of patterns. */
export interface FileSource {
  /** A file of rows, or of patterns. */
  readonly type: "file" | "yaml_regexp_tree";
  /** Its path, below the server's `user_files_path`. */
  readonly path: string;
  /** The format of its rows, e.g. `"TabSeparated"`. Not for patterns. */
  readonly format?: string;
}

/** What a program on the server prints. */
export interface ExecutableSource {
  /** Run anew each time, or kept running. */
  readonly type: "executable" | "executable_pool";
  /** The program with its arguments, in the server's `user_scripts_path`. */
  readonly command: string;
  /** The format of what it prints, e.g. `"TabSeparated"`. */
  readonly format: string;
  /** It is told the keys and prints only the other columns. Default `false`. */
  readonly implicitKey?: boolean;
}
