import type {
  JdbcEngine,
  MaterializedPostgreSqlEngine,
  MongoDbEngine,
  MySqlEngine,
  OdbcEngine,
  PostgreSqlEngine,
  RedisEngine,
  RemoteEngine,
  SqliteEngine,
  YtsaurusEngine,
} from "./engines/databases.js";
import type { Distributed } from "./engines/distributed.js";
import type { KafkaEngine } from "./engines/kafka.js";
import type { LakeEngine, LakeInAzureEngine, LakeInFolderEngine, LakeInHdfsEngine } from "./engines/lakes.js";
import type {
  AliasEngine,
  BufferEngine,
  DictionaryEngine,
  ExecutableEngine,
  FuzzJsonEngine,
  FuzzQueryEngine,
  GenerateRandomEngine,
  JoinEngine,
  KeeperMapEngine,
  MergeEngine,
  PlainEngine,
  RocksDbEngine,
} from "./engines/local.js";
import type {
  CollapsingMergeTree,
  GraphiteMergeTree,
  MergeTree,
  ReplacingMergeTree,
  SummingMergeTree,
  VersionedCollapsingMergeTree,
} from "./engines/merge-tree.js";
import type { AzureQueueEngine, FileLogEngine, NatsEngine, RabbitMqEngine, S3QueueEngine } from "./engines/queues.js";
import type {
  ReplicatedCollapsingMergeTree,
  ReplicatedGraphiteMergeTree,
  ReplicatedMergeTree,
  ReplicatedReplacingMergeTree,
  ReplicatedSummingMergeTree,
  ReplicatedVersionedCollapsingMergeTree,
} from "./engines/replicated.js";
import type { AzureBlobStorageEngine, FileEngine, HdfsEngine, S3Engine, UrlEngine } from "./engines/stores.js";

/** A table engine and its arguments, by the engine's own names. `Column` is the union of the table's columns. */
export type Engine<Column extends string = string> =
  | BareEngine
  | MergeTree
  | ReplacingMergeTree<Column>
  | SummingMergeTree<Column>
  | CollapsingMergeTree<Column>
  | VersionedCollapsingMergeTree<Column>
  | GraphiteMergeTree
  | ReplicatedMergeTree
  | ReplicatedReplacingMergeTree<Column>
  | ReplicatedSummingMergeTree<Column>
  | ReplicatedCollapsingMergeTree<Column>
  | ReplicatedVersionedCollapsingMergeTree<Column>
  | ReplicatedGraphiteMergeTree
  | Distributed<Column>
  | KafkaEngine
  | PlainEngine
  | PostgreSqlEngine
  | MaterializedPostgreSqlEngine
  | MySqlEngine
  | MongoDbEngine
  | RedisEngine
  | SqliteEngine
  | OdbcEngine
  | JdbcEngine
  | RemoteEngine<Column>
  | YtsaurusEngine
  | LakeEngine
  | LakeInAzureEngine
  | LakeInHdfsEngine
  | LakeInFolderEngine
  | JoinEngine<Column>
  | BufferEngine
  | MergeEngine
  | AliasEngine
  | DictionaryEngine
  | GenerateRandomEngine
  | FuzzJsonEngine
  | FuzzQueryEngine
  | RocksDbEngine
  | KeeperMapEngine
  | ExecutableEngine
  | RabbitMqEngine
  | NatsEngine
  | S3QueueEngine
  | AzureQueueEngine
  | FileLogEngine
  | S3Engine
  | AzureBlobStorageEngine
  | HdfsEngine
  | UrlEngine
  | FileEngine;

/** Engines that need no arguments, by their bare names. */
export type BareEngine =
  | "MergeTree"
  | "ReplacingMergeTree"
  | "SummingMergeTree"
  | "AggregatingMergeTree"
  | "CoalescingMergeTree"
  | "ReplicatedMergeTree"
  | "ReplicatedReplacingMergeTree"
  | "ReplicatedSummingMergeTree"
  | "ReplicatedAggregatingMergeTree"
  | "ReplicatedCoalescingMergeTree"
  | "Null"
  | "Memory"
  | "Log"
  | "TinyLog"
  | "StripeLog"
  | "Set"
  | "TimeSeries"
  | "QueryRunner"
  | "GenerateRandom"
  | "EmbeddedRocksDB";
