import type { Distributed } from "./engines/distributed.js";
import type { KafkaEngine } from "./engines/kafka.js";
import type {
  CollapsingMergeTree,
  GraphiteMergeTree,
  MergeTree,
  ReplacingMergeTree,
  SummingMergeTree,
  VersionedCollapsingMergeTree,
} from "./engines/merge-tree.js";
import type {
  ReplicatedCollapsingMergeTree,
  ReplicatedGraphiteMergeTree,
  ReplicatedMergeTree,
  ReplicatedReplacingMergeTree,
  ReplicatedSummingMergeTree,
  ReplicatedVersionedCollapsingMergeTree,
} from "./engines/replicated.js";

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
  | PlainEngine;

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
  | "Null";

/** Engines that take no arguments. */
export interface PlainEngine {
  readonly type: "Null";
}
