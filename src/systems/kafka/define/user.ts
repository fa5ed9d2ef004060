import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";
import type { Cluster } from "./cluster.js";

/** A user of a cluster, with its rights. */
export interface User extends Declared<"kafka.user"> {}

export interface UserOptions {
  /** Default: the one cluster that is listed or named elsewhere in the pipeline. One that is only declared counts for nothing. */
  readonly cluster?: Cluster;
  /** How it proves who it is. Default `"SCRAM-SHA-512"`. */
  readonly authentication?: "SCRAM-SHA-256" | "SCRAM-SHA-512" | "PLAIN" | "tls";
  /** Where its SCRAM password is looked up; the brokers know those of PLAIN, and certificates have none. */
  readonly password?: Secret;
  /** What rights are given to, e.g. `"User:CN=connect,O=shop"`. Default: `User:` and its name. */
  readonly principal?: string;
  /** Its rights, besides those that are derived for it. Default: none. */
  readonly acls?: readonly (TopicAcl | GroupAcl | TransactionalIdAcl | ClusterAcl)[];
}

export interface TopicAcl {
  /** The topic's name, or `"*"`. */
  readonly topic: string;
  /** Whether the name is one, or how names begin. Default `"literal"`. */
  readonly pattern?: "literal" | "prefixed";
  /** What it may do. */
  readonly operations: readonly (
    | "All"
    | "Alter"
    | "AlterConfigs"
    | "Create"
    | "Delete"
    | "Describe"
    | "DescribeConfigs"
    | "Read"
    | "Write"
  )[];
  /** From which address. Default `"*"`. */
  readonly host?: string;
  /** A denied operation wins over an allowed one. Default `"allow"`. */
  readonly permission?: "allow" | "deny";
}

export interface GroupAcl {
  /** The consumer group's name, or `"*"`. */
  readonly group: string;
  /** Whether the name is one, or how names begin. Default `"literal"`. */
  readonly pattern?: "literal" | "prefixed";
  /** What it may do. */
  readonly operations: readonly ("All" | "Delete" | "Describe" | "Read" | "AlterConfigs" | "DescribeConfigs")[];
  /** From which address. Default `"*"`. */
  readonly host?: string;
  /** A denied operation wins over an allowed one. Default `"allow"`. */
  readonly permission?: "allow" | "deny";
}

export interface TransactionalIdAcl {
  /** The transactional id, or `"*"`. */
  readonly transactionalId: string;
  /** Whether the id is one, or how ids begin. Default `"literal"`. */
  readonly pattern?: "literal" | "prefixed";
  /** What it may do. */
  readonly operations: readonly ("All" | "Describe" | "Write" | "TwoPhaseCommit")[];
  /** From which address. Default `"*"`. */
  readonly host?: string;
  /** A denied operation wins over an allowed one. Default `"allow"`. */
  readonly permission?: "allow" | "deny";
}

export interface ClusterAcl {
  /** The cluster itself. */
  readonly cluster: true;
  /** What it may do. */
  readonly operations: readonly (
    | "All"
    | "Alter"
    | "AlterConfigs"
    | "ClusterAction"
    | "Create"
    | "Describe"
    | "DescribeConfigs"
    | "IdempotentWrite"
  )[];
  /** From which address. Default `"*"`. */
  readonly host?: string;
  /** A denied operation wins over an allowed one. Default `"allow"`. */
  readonly permission?: "allow" | "deny";
}

/** Declares a user of a cluster: made, and given its rights, by a script that Kafka's own tools run. */
export function user(name: string, options: UserOptions): User {
  return declare("kafka.user", name, options, user, {});
}
