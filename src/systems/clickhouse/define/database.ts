import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A ClickHouse database. */
export interface Database extends Declared<"clickhouse.database"> {}

export interface DatabaseOptions {
  /** The cluster that it is made on: on every server of it, by `ON CLUSTER`. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  /** The database's engine, by name or with its arguments. Default: the server's, `Atomic`. */
  readonly engine?: DatabaseEngine;
  readonly comment?: string;
}

/** Engines of databases. */
export type DatabaseEngine =
  | "Atomic"
  | "Memory"
  | PlainDatabase
  | ReplicatedDatabase
  | RemoteDatabase
  | DatabaseInFiles;

/** Keeps tables on this server; `Memory` forgets them when it ends. */
export interface PlainDatabase {
  readonly type: "Atomic" | "Memory";
}

/** Whatever is made in it on one replica is made on all, through Keeper. It takes no `ON CLUSTER`. */
export interface ReplicatedDatabase {
  readonly type: "Replicated";
  /** The database's path in Keeper, the same on all replicas. */
  readonly path: string;
  /** Default `"{shard}"`. */
  readonly shard?: string;
  /** Default `"{replica}"`. */
  readonly replica?: string;
}

/** All tables of another server's database. */
export interface RemoteDatabase {
  readonly type: "PostgreSQL" | "MySQL" | "MaterializedPostgreSQL";
  /** The named collection that says where it is, and holds the password. */
  readonly collection: Declared<"clickhouse.namedCollection">;
}

/** The tables of a file of SQLite, or the files of a folder. */
export interface DatabaseInFiles {
  readonly type: "SQLite" | "Filesystem";
  /** Below the server's `user_files_path`. */
  readonly path: string;
}

/** Declares a database. One that is only named by a table is made without being declared. */
export function database(name: string, options: DatabaseOptions = {}): Database {
  return declare("clickhouse.database", name, options, database, {});
}
