import type { Declared } from "../../../compiler/model/declaration.js";

/** A table engine and its arguments, by the engine's own names. `Column` is the union of the table's columns. */
export type Engine<Column extends string = string> =
  | "MergeTree"
  | "ReplacingMergeTree"
  | "SummingMergeTree"
  | "AggregatingMergeTree"
  | "Null"
  | { readonly type: "MergeTree" | "AggregatingMergeTree" | "Null" }
  | { readonly type: "ReplacingMergeTree"; readonly version?: Column; readonly isDeleted?: Column }
  | { readonly type: "SummingMergeTree"; readonly columns?: readonly Column[] }
  | { readonly type: "CollapsingMergeTree"; readonly sign: Column }
  | { readonly type: "VersionedCollapsingMergeTree"; readonly sign: Column; readonly version: Column }
  | KafkaEngine;

/** The Kafka engine: a table that is a consumer of topics. Materialized views read from it. */
export interface KafkaEngine {
  readonly type: "Kafka";
  /** Not needed when the pipeline has one cluster or none. */
  readonly cluster?: Declared<"kafka.cluster">;
  /** Topics, as constants or by name. */
  readonly topics: readonly (Declared<"kafka.topic"> | string)[];
  /** `kafka_group_name`: the consumer group, whose offsets are what has been read. One table each. */
  readonly consumerGroup: string;
  /** `kafka_format`, e.g. `"JSONEachRow"`. */
  readonly format: string;
  /** `kafka_num_consumers`. Default 1. */
  readonly consumers?: number;
}
