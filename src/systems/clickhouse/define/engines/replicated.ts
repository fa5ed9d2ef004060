/** Where the replicas of a table find each other: both, or neither for the server's `default_replica_path`. */
export interface ReplicaOptions {
  /** The table's path in Keeper, the same on all replicas, e.g. `"/clickhouse/tables/{shard}/events"`. */
  readonly path?: string;
  /** The replica's name, e.g. `"{replica}"`. */
  readonly replica?: string;
}

/** A MergeTree, or AggregatingMergeTree, whose replicas copy each other's rows. */
export interface ReplicatedMergeTree extends ReplicaOptions {
  readonly type: "ReplicatedMergeTree" | "ReplicatedAggregatingMergeTree";
}

/** A ReplacingMergeTree whose replicas copy each other's rows. */
export interface ReplicatedReplacingMergeTree<Column extends string = string> extends ReplicaOptions {
  readonly type: "ReplicatedReplacingMergeTree";
  /** The greatest is the newest; without it the last one inserted. */
  readonly version?: Column;
  /** A UInt8 column: 1 in a row that is deleted. */
  readonly isDeleted?: Column;
}

/** A SummingMergeTree, or CoalescingMergeTree, whose replicas copy each other's rows. */
export interface ReplicatedSummingMergeTree<Column extends string = string> extends ReplicaOptions {
  readonly type: "ReplicatedSummingMergeTree" | "ReplicatedCoalescingMergeTree";
  /** What is summed or coalesced. Default: every column that is in no key and can be. */
  readonly columns?: readonly Column[];
}

/** A CollapsingMergeTree whose replicas copy each other's rows. */
export interface ReplicatedCollapsingMergeTree<Column extends string = string> extends ReplicaOptions {
  readonly type: "ReplicatedCollapsingMergeTree";
  /** An Int8 column: 1 or -1. */
  readonly sign: Column;
}

/** A VersionedCollapsingMergeTree whose replicas copy each other's rows. */
export interface ReplicatedVersionedCollapsingMergeTree<Column extends string = string> extends ReplicaOptions {
  readonly type: "ReplicatedVersionedCollapsingMergeTree";
  /** An Int8 column: 1 or -1. */
  readonly sign: Column;
  /** The version of the object that the row describes. */
  readonly version: Column;
}

/** A GraphiteMergeTree whose replicas copy each other's rows. */
export interface ReplicatedGraphiteMergeTree extends ReplicaOptions {
  readonly type: "ReplicatedGraphiteMergeTree";
  /** The section of the server's configuration that holds the rules of thinning. */
  readonly configSection: string;
}
