import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A Kafka cluster. */
export interface Cluster extends Declared<"kafka.cluster"> {}

export interface ClusterOptions {
  /** Bootstrap servers, `host:port`, as Connect and ClickHouse reach them. */
  readonly brokers: readonly string[];
}

/** Declares a Kafka cluster. Without one the pipeline uses `kafka:9092`. */
export function cluster(name: string, options: ClusterOptions): Cluster {
  return declare("kafka.cluster", name, options, cluster, {});
}
