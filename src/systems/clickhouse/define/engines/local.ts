import type { Declared } from "../../../../compiler/model/declaration.js";
import type { Sql } from "../../../../compiler/model/sql-template.js";

/** Engines that take no arguments. */
export interface PlainEngine {
  readonly type: "Null" | "Memory" | "Log" | "TinyLog" | "StripeLog" | "Set" | "TimeSeries" | "QueryRunner";
}

/** The right side of a JOIN, in memory. */
export interface JoinEngine<Column extends string = string> {
  readonly type: "Join";
  /** As in `ANY LEFT JOIN`. */
  readonly strictness: "ANY" | "ALL" | "SEMI" | "ANTI";
  /** As in `ANY LEFT JOIN`. */
  readonly joinType: "LEFT" | "INNER" | "RIGHT" | "FULL";
  /** The columns of `USING`. */
  readonly keys: readonly Column[];
}

/** Gathers rows in memory before they go to a table: when all the least limits are reached, or one of the greatest. */
export interface BufferEngine {
  readonly type: "Buffer";
  /** Where the rows go: its constant, or its qualified name. */
  readonly table: Declared<"clickhouse.table"> | string;
  /** Buffers that work side by side. */
  readonly numLayers: number;
  /** Seconds. */
  readonly minTime: number;
  /** Seconds. */
  readonly maxTime: number;
  /** Least number of rows. */
  readonly minRows: number;
  /** Greatest number of rows. */
  readonly maxRows: number;
  /** Least number of bytes. */
  readonly minBytes: number;
  /** Greatest number of bytes. */
  readonly maxBytes: number;
  /** Seconds after which it is flushed in the background. */
  readonly flushTime?: number;
  /** Rows from which it is flushed in the background. */
  readonly flushRows?: number;
  /** Bytes from which it is flushed in the background. */
  readonly flushBytes?: number;
}

/** Reads all tables of a database whose names match. */
export interface MergeEngine {
  readonly type: "Merge";
  /** The database's name. */
  readonly database: string;
  /** A regular expression of tables' names. */
  readonly tablesRegexp: string;
}

/** Another name of a table. Its columns are that table's: `columns: {}`. */
export interface AliasEngine {
  readonly type: "Alias";
  /** Its constant, or its qualified name. */
  readonly table: Declared<"clickhouse.table"> | string;
}

/** A dictionary, as a table. */
export interface DictionaryEngine {
  readonly type: "Dictionary";
  /** Its constant, or its qualified name. */
  readonly dictionary: Declared<"clickhouse.dictionary"> | string;
}

/** Rows at random, for trying things out. */
export interface GenerateRandomEngine {
  readonly type: "GenerateRandom";
  /** The same seed gives the same rows. */
  readonly randomSeed?: number;
  /** Longest text that is made up. Default 10. */
  readonly maxStringLength?: number;
  /** Longest array that is made up. Default 10. */
  readonly maxArrayLength?: number;
}

/** JSON that is broken at random, for testing. */
export interface FuzzJsonEngine {
  readonly type: "FuzzJSON";
  /** What is broken. */
  readonly json: string;
  /** The same seed gives the same rows. */
  readonly randomSeed?: number;
}

/** Queries that are broken at random, for testing. */
export interface FuzzQueryEngine {
  readonly type: "FuzzQuery";
  /** What is broken. */
  readonly query: string;
  /** Longest query that is made up, in bytes. Default 5000. */
  readonly maxQueryLength?: number;
  /** The same seed gives the same rows. */
  readonly randomSeed?: number;
}

/** Keys and values in RocksDB: needs `primaryKey` with one column. */
export interface RocksDbEngine {
  readonly type: "EmbeddedRocksDB";
  /** Seconds that values are kept. Default: for ever. */
  readonly ttl?: number;
  /** Where the rows are kept on the server. Default: below the server's data. */
  readonly directory?: string;
  /** 1 to only read. Default 0. */
  readonly readOnly?: number;
}

/** Keys and values in Keeper: needs `primaryKey` with one column. */
export interface KeeperMapEngine {
  readonly type: "KeeperMap";
  /** The path in Keeper, below the server's `keeper_map_path_prefix`. */
  readonly rootPath: string;
  /** Most keys. Default: the server's limit. */
  readonly keysLimit?: number;
}

/** What a program of the server writes; with a pool it stays running. */
export interface ExecutableEngine {
  readonly type: "Executable" | "ExecutablePool";
  /** Its file, below `user_scripts_path`, and arguments. */
  readonly script: string;
  /** What it writes, and reads. */
  readonly format: string;
  /** Queries whose rows it is given. */
  readonly queries?: readonly Sql[];
}
