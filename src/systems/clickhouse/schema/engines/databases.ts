import type { EngineArgument, EngineDescription } from "./arguments.js";

const address: EngineArgument = { name: "address", kind: "text", key: "addresses_expr" };
const host: EngineArgument = { name: "address", kind: "text", key: "host" };
const database: EngineArgument = { name: "database", kind: "text", key: "database" };
const table: EngineArgument = { name: "table", kind: "text" };
const user: EngineArgument = { name: "user", kind: "text" };
const password: EngineArgument = { name: "password", kind: "secret" };
const remote: EngineDescription = {
  collection: "possible",
  arguments: [
    { ...address, required: true },
    { ...database, required: true },
    { ...table, required: true },
    user,
    password,
    { name: "shardingKey", kind: "expression", key: "sharding_key" },
  ],
};

/** Engines whose rows are another database's. */
export const databaseEngines = {
  PostgreSQL: {
    collection: "needed",
    arguments: [
      address,
      database,
      table,
      user,
      password,
      { name: "schema", kind: "text", otherwise: "" },
      { name: "onConflict", kind: "text", key: "on_conflict" },
    ],
  },
  MaterializedPostgreSQL: { collection: "needed", arguments: [address, database, table, user, password] },
  MySQL: {
    collection: "needed",
    arguments: [
      address,
      database,
      table,
      user,
      password,
      { name: "replaceQuery", kind: "number", key: "replace_query", otherwise: "0" },
      { name: "onDuplicateClause", kind: "text", key: "on_duplicate_clause" },
    ],
  },
  MongoDB: {
    collection: "needed",
    arguments: [
      host,
      database,
      { name: "mongoCollection", kind: "text", key: "collection" },
      user,
      password,
      { name: "options", kind: "text" },
    ],
  },
  Redis: {
    collection: "possible",
    arguments: [
      { ...host, required: true },
      { name: "databaseIndex", kind: "number", key: "db_index", otherwise: "0" },
      { ...password, otherwise: "" },
      { name: "poolSize", kind: "number", key: "pool_size" },
    ],
  },
  SQLite: {
    arguments: [
      { name: "path", kind: "text", required: true },
      { ...table, required: true },
    ],
  },
  ODBC: {
    collection: "possible",
    arguments: [
      { name: "connectionSettings", kind: "text", required: true, key: "connection_settings" },
      { name: "externalDatabase", kind: "text", required: true, key: "external_database" },
      { name: "externalTable", kind: "text", required: true, key: "external_table" },
    ],
  },
  JDBC: {
    collection: "possible",
    arguments: [
      { name: "dataSource", kind: "text", required: true, key: "datasource" },
      { name: "externalDatabase", kind: "text", required: true, key: "external_database" },
      { name: "externalTable", kind: "text", required: true, key: "external_table" },
    ],
  },
  Remote: remote,
  RemoteSecure: remote,
  YTsaurus: {
    collection: "needed",
    arguments: [
      { name: "proxyUrl", kind: "text", key: "http_proxy_urls" },
      { name: "cypressPath", kind: "text", key: "cypress_path" },
      { name: "oauthToken", kind: "secret", key: "oauth_token" },
    ],
  },
} as const satisfies Readonly<Record<string, EngineDescription>>;
