import type { Declared } from "../../../../compiler/model/declaration.js";

/** The Kafka engine: a table that is a consumer of topics. Materialized views read from it. */
export interface KafkaEngine {
  readonly type: "Kafka";
  /** Default: the one cluster that is listed or named elsewhere in the pipeline. One that is only declared counts for nothing. */
  readonly cluster?: Declared<"kafka.cluster">;
  /** A named collection of the server that holds what else the consumer needs, such as its password. */
  readonly collection?: Declared<"clickhouse.namedCollection">;
  /** Topics, as constants or by name. */
  readonly topics: readonly (Declared<"kafka.topic"> | string)[];
  /** `kafka_group_name`: the consumer group, whose offsets are what has been read. One table each. */
  readonly consumerGroup: string;
  /** `kafka_format`, e.g. `"JSONEachRow"`. */
  readonly format: string;
  /** `kafka_num_consumers`. Default 1. */
  readonly consumers?: number;
}
