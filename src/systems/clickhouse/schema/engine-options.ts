import { isMergeTree } from "./engine.js";

/** What only some engines take. Column options are named as they stand in a column. */
export type EngineOption =
  | "orderBy"
  | "primaryKey"
  | "partitionBy"
  | "sampleBy"
  | "ttl"
  | "indexes"
  | "projections"
  | "projectionIndexes"
  | "settings";

const BUCKETS = ["S3", "GCS", "OSS", "COSN", "AzureBlobStorage", "HDFS"];
const ICEBERG = ["Iceberg", "IcebergS3", "IcebergAzure", "IcebergHDFS", "IcebergLocal"];

/** Engines that are asked for by a key: one column. */
export const KEY_VALUE_ENGINES: readonly string[] = ["EmbeddedRocksDB", "KeeperMap", "Redis"];

/** Engines whose columns are told by what they stand for, or by themselves. */
export const ENGINES_WITHOUT_COLUMNS: readonly string[] = ["Alias", "TimeSeries"];

const WITHOUT_SETTINGS =
  /^(Null|Buffer|Alias|Merge|Dictionary|GenerateRandom|Fuzz(JSON|Query)|KeeperMap|Redis|SQLite|MongoDB|ODBC|JDBC|Hudi)$/;

/**
 * Whether tables of an engine take an option, besides MergeTrees, which take all: as `system.table_engines` of 26.7
 * says; a test compares.
 */
export function takes(engine: { readonly type: string }, option: EngineOption): boolean {
  if (isMergeTree(engine)) return true;
  const { type } = engine;
  switch (option) {
    case "partitionBy":
      return BUCKETS.includes(type) || ICEBERG.includes(type);
    case "orderBy":
      return ICEBERG.includes(type) || type === "MaterializedPostgreSQL";
    case "primaryKey":
      return KEY_VALUE_ENGINES.includes(type) || type === "MaterializedPostgreSQL";
    case "settings":
      return !WITHOUT_SETTINGS.test(type);
    case "sampleBy":
    case "ttl":
    case "indexes":
    case "projections":
    case "projectionIndexes":
      return false;
  }
}
