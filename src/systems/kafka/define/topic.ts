import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Cluster } from "./cluster.js";

/** A Kafka topic. */
export interface Topic extends Declared<"kafka.topic"> {}

export interface TopicOptions {
  /** Not needed when the pipeline has one cluster or none. */
  readonly cluster?: Cluster;
  readonly partitions: number;
  /** Copies of every partition. */
  readonly replicas: number;
  /** Topic configs, by Kafka's names: `{ "cleanup.policy": "compact" }`. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
}

/** Declares a topic. One that a mirror would have made is replaced by it. */
export function topic(name: string, options: TopicOptions): Topic {
  return declare("kafka.topic", name, options, topic, {});
}
