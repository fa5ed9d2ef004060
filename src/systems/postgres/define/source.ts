import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** A PostgreSQL database whose changes are read by one Debezium connector. */
export interface Source extends Declared<"postgres.source"> {
  /** First part of every topic's name: `<topicPrefix>.<schema>.<table>`. */
  readonly topicPrefix: string;
}

export interface SourceOptions {
  /** Host as the Connect worker reaches it. */
  readonly host: string;
  /** Default 5432. */
  readonly port?: number;
  readonly database: string;
  /** The role that the connector logs in as; the set-up SQL creates it. */
  readonly user: string;
  readonly password: Secret;
  /** How the connector secures its connection, as libpq names it. Default `"prefer"`. */
  readonly sslMode?: "disable" | "prefer" | "require" | "verify-ca" | "verify-full";
  /** The Kafka cluster that changes are written to. Not needed when the pipeline has one cluster or none. */
  readonly kafka?: Declared<"kafka.cluster">;
  /** First part of the topics' names. Default: the source's name. Changing it makes a new snapshot. */
  readonly topicPrefix?: string;
  /** Replication slot. Default `headrace_<name>`. Changing it makes a new snapshot. */
  readonly slot?: string;
  /** How often the connector writes to its heartbeat table, e.g. `"10s"`. Default `"10s"`. */
  readonly heartbeat?: string;
  /** What a connector without usable offset does. Default `"when_needed"`: it makes a new snapshot. */
  readonly snapshot?: "when_needed" | "initial" | "initial_only" | "no_data" | "always";
  /**
   * How changes are written into the topics. `"envelope"`: as Debezium does, with all that can happen. `"flat"`: the new
   * row alone, smaller and faster to read. `"avro"`: the same in Avro, for which Connect must have Confluent's Avro
   * converter. What the last two can't carry is refused. Default `"envelope"`. To change it, end the mirrors first:
   * what is in the topics stays as it is.
   */
  readonly events?: "envelope" | "flat" | "avro";
  /** The schema registry of Avro events, as both Connect and ClickHouse reach it: `"http://schemas:8081"`. */
  readonly registry?: string;
  /** `"ignore"`: a TRUNCATE changes no mirror. Default `"follow"`: it empties them. */
  readonly truncates?: "follow" | "ignore";
  /** Settings of the topics that the connector writes. */
  readonly topics?: TopicDefaults;
  /** Connector properties to add or replace, by Debezium's names. */
  readonly connector?: Readonly<Record<string, string | number | boolean | Secret>>;
  /** User-defined types: `"enum"`, or for a domain the type that it is based on. */
  readonly types?: Readonly<Record<string, string>>;
  /** Raised by one after a failover or a restore, so that what follows wins over what was read before. 0 to 255. */
  readonly epoch?: number;
}

export interface TopicDefaults {
  /** Default 1. */
  readonly partitions?: number;
  /** Copies of every partition. Default 1. */
  readonly replicas?: number;
  /** `min.insync.replicas`. */
  readonly minInsyncReplicas?: number;
  /** `retention.ms`, e.g. `"7d"`. Default `"7d"`. */
  readonly retention?: string;
  /** Further topic configs, by Kafka's names. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
}

/** Declares a PostgreSQL database to read changes from. */
export function source(name: string, options: SourceOptions): Source {
  return declare("postgres.source", name, options, source, { topicPrefix: options?.topicPrefix ?? name });
}
