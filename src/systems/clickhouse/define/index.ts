export * from "./access/index.js";
export { type Backup, type BackupOnDisk, type BackupOnS3, type BackupOptions, backup } from "./backup.js";
export { type Cluster, type ClusterOptions, cluster, type ShardOptions } from "./cluster.js";
export {
  type Database,
  type DatabaseEngine,
  type DatabaseInFiles,
  type DatabaseOptions,
  database,
  type PlainDatabase,
  type RemoteDatabase,
  type ReplicatedDatabase,
} from "./database.js";
export {
  type Dictionary,
  type DictionaryColumn,
  type DictionaryColumnOptions,
  type DictionaryOptions,
  dictionary,
} from "./dictionary/dictionary.js";
export type * from "./dictionary/layout.js";
export type * from "./dictionary/source.js";
export type { BareEngine, Engine } from "./engine.js";
export type * from "./engines/databases.js";
export type { Distributed } from "./engines/distributed.js";
export type { KafkaEngine } from "./engines/kafka.js";
export type * from "./engines/lakes.js";
export type * from "./engines/local.js";
export type * from "./engines/merge-tree.js";
export type * from "./engines/queues.js";
export type * from "./engines/replicated.js";
export type * from "./engines/stores.js";
export type { Expression } from "./expression.js";
export { type SqlFunction, type SqlFunctionOptions, sqlFunction as function } from "./function.js";
export {
  type MaterializedView,
  type MaterializedViewInto,
  type MaterializedViewOptions,
  type MaterializedViewWithTable,
  materializedView,
} from "./materialized-view.js";
export { type Metric, type MetricOptions, metric } from "./metric.js";
export {
  type CollectionValue,
  type CollectionValueOptions,
  type NamedCollection,
  type NamedCollectionOptions,
  namedCollection,
} from "./named-collection.js";
export {
  type QueryCache,
  type Server,
  type ServerOptions,
  type ServerPorts,
  type ServerTls,
  server,
} from "./server.js";
export type { SqlSecurityOptions } from "./sql-security.js";
export {
  type ColumnDefinition,
  type ColumnOptions,
  type IndexOptions,
  type ProjectionIndexOptions,
  type Table,
  type TableOptions,
  table,
} from "./table.js";
export type { TtlRule } from "./ttl.js";
export { type View, type ViewOptions, view } from "./view.js";
