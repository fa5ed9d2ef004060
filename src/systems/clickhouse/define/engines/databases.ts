import type { Declared } from "../../../../compiler/model/declaration.js";
import type { Expression } from "../expression.js";
import type { WithCollection } from "./stores.js";

/** What a server of another kind is reached by: all that stands here overrides the collection. */
export interface ServerOptions {
  /** The named collection that holds the password, and as much of the rest as it likes. */
  readonly collection: Declared<"clickhouse.namedCollection">;
  /** `host:port`. Default: the collection's. */
  readonly address?: string;
  /** The database there. Default: the collection's. */
  readonly database?: string;
  /** As whom ClickHouse logs in. Default: the collection's. */
  readonly user?: string;
}

/** A table of a PostgreSQL, read and written there. */
export interface PostgreSqlEngine extends ServerOptions {
  readonly type: "PostgreSQL";
  /** The table there. Default: the collection's. */
  readonly table?: string;
  /** Its schema. Default: the collection's, or the search path. */
  readonly schema?: string;
  /** What is written behind INSERT, e.g. `"ON CONFLICT DO NOTHING"`. */
  readonly onConflict?: string;
}

/** A table of a PostgreSQL, replicated from its log. Experimental. */
export interface MaterializedPostgreSqlEngine extends ServerOptions {
  readonly type: "MaterializedPostgreSQL";
  /** The table there. Default: the collection's. */
  readonly table?: string;
}

/** A table of a MySQL, read and written there. */
export interface MySqlEngine extends ServerOptions {
  readonly type: "MySQL";
  /** The table there. Default: the collection's. */
  readonly table?: string;
  /** 1 to write by REPLACE. Default 0. */
  readonly replaceQuery?: number;
  /** What is written behind INSERT, e.g. `"ON DUPLICATE KEY UPDATE seen = seen + 1"`. */
  readonly onDuplicateClause?: string;
}

/** A collection of a MongoDB, read there. */
export interface MongoDbEngine extends ServerOptions {
  readonly type: "MongoDB";
  /** MongoDB's collection. Default: that of the named collection. */
  readonly mongoCollection?: string;
  /** Options of the connection string. */
  readonly options?: string;
}

/** Keys and values in a Redis. */
export interface RedisEngine extends WithCollection {
  readonly type: "Redis";
  /** `host:port`. Needed here or in the collection. */
  readonly address?: string;
  /** Number of the database. Default 0. */
  readonly databaseIndex?: number;
  /** Connections at once. Default 16. */
  readonly poolSize?: number;
}

/** A table in a file of SQLite on the server. */
export interface SqliteEngine {
  readonly type: "SQLite";
  /** The database's file, below the server's `user_files_path`. */
  readonly path: string;
  /** The table in it. */
  readonly table: string;
}

/** A table of a database that has an ODBC driver, through `clickhouse-odbc-bridge`. */
export interface OdbcEngine extends WithCollection {
  readonly type: "ODBC";
  /** E.g. `"DSN=orders"`. Needed here or in the collection. */
  readonly connectionSettings?: string;
  /** Needed here or in the collection. */
  readonly externalDatabase?: string;
  /** Needed here or in the collection. */
  readonly externalTable?: string;
}

/** A table of a database that has a JDBC driver, through `clickhouse-jdbc-bridge`. */
export interface JdbcEngine extends WithCollection {
  readonly type: "JDBC";
  /** Needed here or in the collection. */
  readonly dataSource?: string;
  /** Needed here or in the collection. */
  readonly externalDatabase?: string;
  /** Needed here or in the collection. */
  readonly externalTable?: string;
}

/** A table of other ClickHouse servers, which need no cluster. */
export interface RemoteEngine<Column extends string = string> extends WithCollection {
  readonly type: "Remote" | "RemoteSecure";
  /** Addresses, e.g. `"clickhouse-{1..3}:9000"`. Needed here or in the collection. */
  readonly address?: string;
  /** Needed here or in the collection. */
  readonly database?: string;
  /** Needed here or in the collection. */
  readonly table?: string;
  /** Default: ClickHouse's `default`. */
  readonly user?: string;
  /** Which server a row goes to, when they are several. */
  readonly shardingKey?: Expression<Column>;
}

/** A table of a YTsaurus cluster. Experimental. */
export interface YtsaurusEngine {
  readonly type: "YTsaurus";
  /** The named collection that holds the token, and as much of the rest as it likes. */
  readonly collection: Declared<"clickhouse.namedCollection">;
  /** URL of the proxy. Default: the collection's. */
  readonly proxyUrl?: string;
  /** The table's path there. Default: the collection's. */
  readonly cypressPath?: string;
}
