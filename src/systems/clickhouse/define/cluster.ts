import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** A cluster of ClickHouse servers. */
export interface Cluster extends Declared<"clickhouse.cluster"> {}

export interface ClusterOptions {
  /** The parts that the rows are spread over, in order: macro `shard` is the place in this list, from 1. */
  readonly shards: readonly ShardOptions[];
  /** What the nodes prove to each other that they belong together with; a query then runs as its own user everywhere. */
  readonly secret?: Secret;
  /** Whether the nodes talk TLS to each other. Default `false`. */
  readonly secure?: boolean;
  /** As whom the nodes connect to each other, without `secret`. Default: ClickHouse's `default`. */
  readonly user?: string;
  /** Where the password of `user` is looked up. */
  readonly password?: Secret;
  /**
   * ClickHouse Keeper or ZooKeeper, `host:port`: what Replicated tables and `ON CLUSTER` need. Without it the servers
   * must have it configured otherwise.
   */
  readonly keeper?: readonly string[];
  /** Further macros of every node, besides `cluster`, `shard` and `replica`. */
  readonly macros?: Readonly<Record<string, string | number | boolean>>;
}

/** One shard: servers that hold the same rows. */
export interface ShardOptions {
  /** Servers that hold the same rows, as `host:port` of the native protocol; macro `replica` is the host. */
  readonly replicas: readonly string[];
  /** Its share of the rows that are written into Distributed tables. Default 1. */
  readonly weight?: number;
  /** Whether the replicas copy rows themselves, as Replicated tables do; else each is written to. Default `true`. */
  readonly internalReplication?: boolean;
}

/**
 * Declares a cluster. Tables and views that name it are made `ON CLUSTER`; the configuration files of its servers are
 * generated with them.
 */
export function cluster(name: string, options: ClusterOptions): Cluster {
  return declare("clickhouse.cluster", name, options, cluster, {});
}
