import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Cluster } from "./cluster.js";

/** A Kafka topic. */
export interface Topic extends Declared<"kafka.topic"> {}

export interface TopicOptions {
  /** Default: the one cluster that is listed or named elsewhere in the pipeline. One that is only declared counts for nothing. */
  readonly cluster?: Cluster;
  readonly partitions: number;
  /** Copies of every partition. */
  readonly replicas: number;
  /** `min.insync.replicas`: copies that must have a message before it counts as written. Default: the brokers'. */
  readonly minInsyncReplicas?: number;
  /** `retention.ms`, e.g. `"7d"`, or `"unlimited"`. Default: the brokers'. */
  readonly retention?: string;
  /** Why less than 3 days is enough: without a word on it, that is a warning. */
  readonly retentionReason?: string;
  /** `retention.bytes` of a partition. Default: no limit. */
  readonly retentionBytes?: number;
  /** `cleanup.policy`. Default: the brokers'. */
  readonly cleanup?: "delete" | "compact" | "compact,delete";
  /** The fields that its messages are keyed by, for whoever writes and reads it; of a captured table they are compared with its key. Default: not known. */
  readonly key?: readonly string[];
  /** `compression.type`. Default: as the producer compressed it. */
  readonly compression?: "producer" | "uncompressed" | "gzip" | "snappy" | "lz4" | "zstd";
  /** `max.message.bytes`: the largest batch that it takes. Default: the brokers'. */
  readonly maxMessageBytes?: number;
  /** Further topic configs, by Kafka's names, checked against its version: `{ "segment.ms": 3_600_000 }`. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
}

/** Declares a topic. One that a mirror would have made is replaced by it. */
export function topic(name: string, options: TopicOptions): Topic {
  return declare("kafka.topic", name, options, topic, {});
}
