/** Rows are kept as they come. Aggregating merges states of aggregate functions by the sorting key. */
export interface MergeTree {
  readonly type: "MergeTree" | "AggregatingMergeTree";
}

/** Of the rows of one sorting key the newest is kept. */
export interface ReplacingMergeTree<Column extends string = string> {
  readonly type: "ReplacingMergeTree";
  /** The greatest is the newest; without it the last one inserted. */
  readonly version?: Column;
  /** A UInt8 column: 1 in a row that is deleted. */
  readonly isDeleted?: Column;
}

/** Rows of one sorting key are summed up (Summing), or the last value of each column that is not NULL is kept (Coalescing). */
export interface SummingMergeTree<Column extends string = string> {
  readonly type: "SummingMergeTree" | "CoalescingMergeTree";
  /** What is summed or coalesced. Default: every column that is in no key and can be. */
  readonly columns?: readonly Column[];
}

/** Pairs of rows that say and take back the same (`sign` 1 and -1) vanish. */
export interface CollapsingMergeTree<Column extends string = string> {
  readonly type: "CollapsingMergeTree";
  /** An Int8 column: 1 or -1. */
  readonly sign: Column;
}

/** The same, for rows that come in any order: those of one version belong together. */
export interface VersionedCollapsingMergeTree<Column extends string = string> {
  readonly type: "VersionedCollapsingMergeTree";
  /** An Int8 column: 1 or -1. */
  readonly sign: Column;
  /** The version of the object that the row describes. */
  readonly version: Column;
}

/** Graphite's metrics, thinned out with age. */
export interface GraphiteMergeTree {
  readonly type: "GraphiteMergeTree";
  /** The section of the server's configuration that holds the rules of thinning. */
  readonly configSection: string;
}
