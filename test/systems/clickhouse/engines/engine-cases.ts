import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { sql } from "../../../compiler/resolve/loaded.js";

/** A table's options, and what stands behind its columns; `rows` when it gives back what is put in. */
export interface EngineCase {
  readonly engine: string | JsonObject;
  readonly more?: JsonObject;
  readonly printed: string;
  readonly rows?: number;
}

const COLLECTION = { $ref: "clickhouse.namedCollection/remote" };
const BASE = { $ref: "clickhouse.table/a.base" };
const key = { primaryKey: ["id"] };
const sorted = { orderBy: ["id"] };
const columns = { id: "UInt64", s: "Int8", v: "UInt64", d: "UInt8" };

/** One of each engine, in the order of the documentation. `s`, `v` and `d` are columns for those that need more than a key. */
export const ENGINE_CASES: readonly EngineCase[] = [
  { engine: "MergeTree", more: sorted, printed: "MergeTree\nORDER BY id", rows: 3 },
  {
    engine: { type: "ReplacingMergeTree", version: "v", isDeleted: "d" },
    more: sorted,
    printed: "ReplacingMergeTree(v, d)\nORDER BY id",
    rows: 2,
  },
  {
    engine: { type: "SummingMergeTree", columns: ["v"] },
    more: sorted,
    printed: "SummingMergeTree((v))\nORDER BY id",
    rows: 2,
  },
  {
    engine: "AggregatingMergeTree",
    more: { ...sorted, columns: { id: "UInt64", v: "SimpleAggregateFunction(sum, UInt64)" } },
    printed: "AggregatingMergeTree\nORDER BY id",
    rows: 2,
  },
  { engine: "CoalescingMergeTree", more: sorted, printed: "CoalescingMergeTree\nORDER BY id", rows: 2 },
  {
    engine: { type: "CollapsingMergeTree", sign: "s" },
    more: sorted,
    printed: "CollapsingMergeTree(s)\nORDER BY id",
    rows: 2,
  },
  {
    engine: { type: "VersionedCollapsingMergeTree", sign: "s", version: "v" },
    more: sorted,
    printed: "VersionedCollapsingMergeTree(s, v)\nORDER BY id",
    rows: 2,
  },
  {
    engine: { type: "GraphiteMergeTree", configSection: "graphite_rollup" },
    more: {
      columns: { Path: "String", Time: "DateTime", Value: "Float64", Version: "UInt32" },
      orderBy: ["Path", "Time"],
    },
    printed: "GraphiteMergeTree('graphite_rollup')\nORDER BY (Path, Time)",
  },
  {
    engine: { type: "Distributed", cluster: { $ref: "clickhouse.cluster/default" }, table: BASE, shardingKey: "id" },
    printed: "Distributed('default', 'a', 'base', id)",
  },
  { engine: "Null", printed: "Null" },
  { engine: "Memory", printed: "Memory", rows: 3 },
  { engine: "Log", printed: "Log", rows: 3 },
  { engine: "TinyLog", printed: "TinyLog", rows: 3 },
  { engine: "StripeLog", printed: "StripeLog", rows: 3 },
  { engine: "Set", printed: "Set" },
  {
    engine: { type: "Join", strictness: "ANY", joinType: "LEFT", keys: ["id"] },
    printed: "Join(ANY, LEFT, id)",
    rows: 2,
  },
  {
    engine: {
      type: "Buffer",
      table: BASE,
      numLayers: 1,
      minTime: 10,
      maxTime: 100,
      minRows: 10,
      maxRows: 100,
      minBytes: 10,
      maxBytes: 1000,
      flushBytes: 5,
    },
    printed: "Buffer('a', 'base', 1, 10, 100, 10, 100, 10, 1000, 0, 0, 5)",
    rows: 3,
  },
  { engine: { type: "Merge", database: "a", tablesRegexp: "^base$" }, printed: "Merge('a', '^base$')" },
  { engine: { type: "Alias", table: "a.base" }, more: { columns: {} }, printed: "Alias('a', 'base')" },
  {
    engine: "TimeSeries",
    more: { columns: {}, settings: { allow_experimental_time_series_table: 1 } },
    printed: "TimeSeries\nSETTINGS\n    allow_experimental_time_series_table = 1",
  },
  { engine: "QueryRunner", more: { columns: { query: "String" } }, printed: "QueryRunner" },
  {
    engine: { type: "Dictionary", dictionary: "a.names" },
    more: { columns: { id: "UInt64", v: "UInt64" } },
    printed: "Dictionary('a.names')",
  },
  { engine: { type: "GenerateRandom", randomSeed: 1, maxStringLength: 5 }, printed: "GenerateRandom(1, 5)" },
  {
    engine: { type: "FuzzJSON", json: '{"it\'s":1}', randomSeed: 7 },
    more: { columns: { json: "String" } },
    printed: "FuzzJSON('{\"it\\'s\":1}', 7)",
  },
  {
    engine: { type: "FuzzQuery", query: "SELECT 1" },
    more: { columns: { query: "String" } },
    printed: "FuzzQuery('SELECT 1')",
  },
  { engine: { type: "EmbeddedRocksDB", ttl: 0 }, more: key, printed: "EmbeddedRocksDB(0)\nPRIMARY KEY id", rows: 2 },
  {
    engine: { type: "KeeperMap", rootPath: "/map", keysLimit: 10 },
    more: key,
    printed: "KeeperMap('/map', 10)\nPRIMARY KEY id",
    rows: 2,
  },
  {
    engine: { type: "Executable", script: "rows.sh", format: "TSV", queries: [sql("SELECT 1")] },
    printed: "Executable('rows.sh', 'TSV', (SELECT 1))",
  },
  { engine: { type: "ExecutablePool", script: "rows.sh", format: "TSV" }, printed: "ExecutablePool('rows.sh', 'TSV')" },
  {
    engine: { type: "S3", url: "https://b.s3.amazonaws.com/x.csv", noSign: true, compression: "gzip" },
    printed: "S3('https://b.s3.amazonaws.com/x.csv', NOSIGN, 'auto', 'gzip')",
  },
  {
    engine: { type: "S3", collection: COLLECTION, format: "CSV" },
    more: { partitionBy: "id" },
    printed: "S3(remote, format = 'CSV')\nPARTITION BY id",
  },
  {
    engine: { type: "GCS", url: "https://storage.googleapis.com/b/x.csv" },
    printed: "GCS('https://storage.googleapis.com/b/x.csv')",
  },
  {
    engine: { type: "OSS", url: "https://oss.aliyuncs.com/b/x.csv", format: "CSV" },
    printed: "OSS('https://oss.aliyuncs.com/b/x.csv', 'CSV')",
  },
  {
    engine: { type: "COSN", url: "https://cos.myqcloud.com/b/x.csv", format: "CSV" },
    printed: "COSN('https://cos.myqcloud.com/b/x.csv', 'CSV')",
  },
  {
    engine: { type: "HDFS", uri: "hdfs://h:9000/x.csv", format: "CSV" },
    printed: "HDFS('hdfs://h:9000/x.csv', 'CSV')",
  },
  { engine: { type: "URL", url: "http://h/x", format: "CSV" }, printed: "URL('http://h/x', 'CSV')" },
  { engine: { type: "File", format: "CSV" }, printed: "File('CSV')", rows: 3 },
  {
    engine: { type: "PostgreSQL", collection: COLLECTION, table: "orders", onConflict: "ON CONFLICT DO NOTHING" },
    printed: "PostgreSQL(remote, table = 'orders', on_conflict = 'ON CONFLICT DO NOTHING')",
  },
  { engine: { type: "MySQL", collection: COLLECTION, replaceQuery: 1 }, printed: "MySQL(remote, replace_query = 1)" },
  {
    engine: { type: "MongoDB", collection: COLLECTION, mongoCollection: "orders" },
    printed: "MongoDB(remote, collection = 'orders')",
  },
  {
    engine: { type: "Redis", address: "redis:6379", databaseIndex: 3 },
    more: key,
    printed: "Redis('redis:6379', 3)\nPRIMARY KEY id",
  },
  { engine: { type: "SQLite", path: "x.db", table: "t" }, printed: "SQLite('x.db', 't')" },
  {
    engine: { type: "ODBC", connectionSettings: "DSN=x", externalDatabase: "d", externalTable: "t" },
    printed: "ODBC('DSN=x', 'd', 't')",
  },
  {
    engine: { type: "JDBC", dataSource: "jdbc:h2", externalDatabase: "d", externalTable: "t" },
    printed: "JDBC('jdbc:h2', 'd', 't')",
  },
  { engine: { type: "Remote", address: "h:9000", database: "d", table: "t" }, printed: "Remote('h:9000', 'd', 't')" },
  {
    engine: { type: "RemoteSecure", address: "h:9440", database: "d", table: "t", user: "u" },
    printed: "RemoteSecure('h:9440', 'd', 't', 'u')",
  },
  {
    engine: { type: "Kafka", collection: COLLECTION, topics: ["t"], consumerGroup: "g", format: "CSV" },
    printed:
      "Kafka(remote)\nSETTINGS\n    kafka_topic_list = 't',\n    kafka_group_name = 'g',\n    kafka_format = 'CSV',\n    kafka_num_consumers = 1",
  },
  {
    engine: { type: "S3Queue", url: "https://b.s3.amazonaws.com/*.csv", format: "CSV", mode: "unordered" },
    printed: "S3Queue('https://b.s3.amazonaws.com/*.csv', 'CSV')\nSETTINGS\n    mode = 'unordered'",
  },
];

/** Those whose statement can only be parsed: what they read or write must be there, or they are no part of the engine. */
export const PARSED_CASES: readonly EngineCase[] = [
  {
    engine: { type: "AzureBlobStorage", accountUrl: "https://x", container: "c", blobPath: "p", format: "CSV" },
    printed: "AzureBlobStorage('https://x', 'c', 'p', 'CSV')",
  },
  {
    engine: { type: "AzureQueue", collection: COLLECTION, mode: "ordered" },
    printed: "AzureQueue(remote)\nSETTINGS\n    mode = 'ordered'",
  },
  { engine: { type: "DeltaLake", url: "s3://b/t" }, printed: "DeltaLake('s3://b/t')" },
  {
    engine: { type: "DeltaLakeAzure", accountUrl: "https://x", container: "c", blobPath: "p" },
    printed: "DeltaLakeAzure('https://x', 'c', 'p')",
  },
  { engine: { type: "DeltaLakeLocal", path: "/t" }, printed: "DeltaLakeLocal('/t')" },
  { engine: { type: "DeltaLakeS3", url: "s3://b/t", noSign: true }, printed: "DeltaLakeS3('s3://b/t', NOSIGN)" },
  { engine: { type: "FileLog", path: "x", format: "CSV" }, printed: "FileLog('x', 'CSV')" },
  { engine: { type: "Hudi", collection: COLLECTION }, printed: "Hudi(remote)" },
  { engine: { type: "Iceberg", url: "s3://b/t" }, printed: "Iceberg('s3://b/t')" },
  {
    engine: { type: "IcebergAzure", collection: COLLECTION, container: "c" },
    printed: "IcebergAzure(remote, container = 'c')",
  },
  { engine: { type: "IcebergHDFS", uri: "hdfs://h/t" }, printed: "IcebergHDFS('hdfs://h/t')" },
  {
    engine: { type: "IcebergLocal", path: "/t" },
    more: { orderBy: ["id"] },
    printed: "IcebergLocal('/t')\nORDER BY id",
  },
  {
    engine: { type: "IcebergS3", collection: COLLECTION, noSign: true },
    printed: "IcebergS3(remote, no_sign_request = 1)",
  },
  {
    engine: { type: "MaterializedPostgreSQL", collection: COLLECTION, table: "t" },
    more: key,
    printed: "MaterializedPostgreSQL(remote, table = 't')\nPRIMARY KEY id",
  },
  {
    engine: { type: "NATS", url: "n:4222", subjects: "s", format: "CSV" },
    printed: "NATS\nSETTINGS\n    nats_url = 'n:4222',\n    nats_subjects = 's',\n    nats_format = 'CSV'",
  },
  { engine: { type: "Paimon", url: "s3://b/t" }, printed: "Paimon('s3://b/t')" },
  { engine: { type: "PaimonAzure", collection: COLLECTION }, printed: "PaimonAzure(remote)" },
  { engine: { type: "PaimonHDFS", uri: "hdfs://h/t" }, printed: "PaimonHDFS('hdfs://h/t')" },
  { engine: { type: "PaimonLocal", path: "/t" }, printed: "PaimonLocal('/t')" },
  { engine: { type: "PaimonS3", url: "s3://b/t" }, printed: "PaimonS3('s3://b/t')" },
  {
    engine: { type: "RabbitMQ", collection: COLLECTION, format: "CSV", consumers: 2 },
    printed: "RabbitMQ(remote)\nSETTINGS\n    rabbitmq_format = 'CSV',\n    rabbitmq_num_consumers = 2",
  },
  {
    engine: { type: "YTsaurus", collection: COLLECTION, cypressPath: "//t" },
    printed: "YTsaurus(remote, cypress_path = '//t')",
  },
];

export function optionsOf({ engine, more }: EngineCase): JsonObject {
  return { columns, engine, ...more };
}

export function typeOf({ engine }: EngineCase): string {
  return typeof engine === "string" ? engine : String(engine.type);
}
