import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Cluster } from "./cluster.js";
import type { Topic } from "./topic.js";

/** A consumer group of a service that is not part of the pipeline. */
export interface ConsumerGroup extends Declared<"kafka.consumerGroup"> {}

export interface ConsumerGroupOptions {
  /** Default: the one cluster that is listed or named elsewhere in the pipeline. One that is only declared counts for nothing. */
  readonly cluster?: Cluster;
  /** What it reads: topics, tables of a source (the topics of their changes), or topics by name. */
  readonly topics: readonly (Topic | Declared<"postgres.table"> | string)[];
  /** How many consumers it has at most. Default 1. */
  readonly members?: number;
  /** How far back it must be able to read, e.g. `"3d"`: a topic that keeps less is refused. Default: not checked. */
  readonly needsRetention?: string;
  /** The user that it logs in as: the least rights to read are derived. Default: none are. */
  readonly user?: Declared<"kafka.user">;
}

/** Declares a consumer that others run, by the name of its group, so that nothing takes away what it needs. */
export function consumerGroup(name: string, options: ConsumerGroupOptions): ConsumerGroup {
  return declare("kafka.consumerGroup", name, options, consumerGroup, {});
}
