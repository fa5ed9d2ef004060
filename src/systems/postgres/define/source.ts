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
  /** File of the certificate authorities, on the Connect workers. With `sslMode` `"verify-ca"` or `"verify-full"`. */
  readonly sslRootCert?: string;
  /** File of the connector's own certificate, on the Connect workers. With `sslKey`. */
  readonly sslCert?: string;
  /** File of its key there, as PKCS-8 in DER (`.pk8`): the JDBC driver reads no PEM. */
  readonly sslKey?: string;
  /**
   * The server's major version. What it does not know is refused; preflight.sql checks that it is this one. Without
   * it, nothing is refused for the version's sake.
   */
  readonly version?: number;
  /** The service that runs the server, where nobody is a superuser: the set-up SQL fits its administrator's rights. */
  readonly managed?: "alloydb" | "aurora" | "azure" | "cloudsql" | "rds";
  /**
   * The Kafka cluster that changes are written to. Default: the one cluster that is listed or named elsewhere in the
   * pipeline; without any, `kafka:9092`. A cluster that is only declared counts for nothing.
   */
  readonly kafka?: Declared<"kafka.cluster">;
  /** First part of the topics' names. Default: the source's name. Changing it makes a new snapshot. */
  readonly topicPrefix?: string;
  /** Replication slot. Default `headrace_<name>`. Changing it makes a new snapshot. */
  readonly slot?: string;
  /**
   * Make the slot one that standbys take over (`slot.failover`): a promoted standby goes on where the primary stopped.
   * From PostgreSQL 17 on; the standbys need `sync_replication_slots`. Default `false`.
   */
  readonly failover?: boolean;
  /**
   * The most WAL that a slot which nobody reads may keep, e.g. `"50GB"`: preflight.sql checks that
   * `max_slot_wal_keep_size` is set and not above it.
   */
  readonly slotGrowthLimit?: string;
  /** How often the connector writes to its heartbeat table, e.g. `"10s"`; or that, and the table. Default `"10s"`. */
  readonly heartbeat?: string | HeartbeatOptions;
  /** Where the connector is asked for snapshots. */
  readonly signals?: SignalOptions;
  /** What a connector without usable offset does. Default `"when_needed"`: it makes a new snapshot. */
  readonly snapshot?: "when_needed" | "initial" | "initial_only" | "no_data" | "always";
  /** Tables that a snapshot reads at once (`snapshot.max.threads`). Without it, Debezium's own: 1. */
  readonly snapshotThreads?: number;
  /**
   * How changes are written into the topics. `"envelope"`: as Debezium does, with all that can happen. `"flat"`: the new
   * row alone, smaller and faster to read. `"avro"`: the same in Avro, for which Connect must have Confluent's Avro
   * converter. What the last two can't carry is refused. Default `"envelope"`. To change it, end the mirrors first:
   * what is in the topics stays as it is.
   */
  readonly events?: "envelope" | "flat" | "avro";
  /** The schema registry of Avro events, as both Connect and ClickHouse reach it: `"http://schemas:8081"`. */
  readonly registry?: string;
  /** Settings of the topics that the connector writes. */
  readonly topics?: TopicDefaults;
  /** What is done with each event before it is written, in this order; topics and queues follow where it leads. */
  readonly transforms?: readonly Transform[];
  /** Connector properties to add or replace, by Debezium's names. */
  readonly connector?: Readonly<Record<string, string | number | boolean | Secret>>;
  /** User-defined types: `"enum"`, or for a domain the type that it is based on. */
  readonly types?: Readonly<Record<string, string>>;
  /** Raised by one after a failover or a restore, so that what follows wins over what was read before. 0 to 255. */
  readonly epoch?: number;
}

export interface HeartbeatOptions {
  /** How often the connector writes to the table. Default `"10s"`. */
  readonly every?: string;
  /** The table's name with its schema; the set-up SQL makes both. Default `"public.headrace_heartbeat"`. */
  readonly table?: string;
}

export interface SignalOptions {
  /** The table's name with its schema; the set-up SQL makes both. Default `"public.headrace_signal"`. */
  readonly table?: string;
}

/** A transform of Kafka Connect's (SMT). */
export interface Transform {
  /** What it is called in the connector's properties. */
  readonly name: string;
  /** `"RegexRouter"`, `"ByLogicalTableRouter"`, or a class. */
  readonly type: string;
  /** Its own properties, e.g. `{ regex: "…", replacement: "…" }`. Default: none. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
  /** A predicate of the connector's properties: only events for which it holds are transformed. Default: all. */
  readonly predicate?: string;
  /** Only events for which the predicate does not hold. Default false. */
  readonly negate?: boolean;
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
  /** Why less than 3 days is enough: without a word on it, that is a warning. */
  readonly retentionReason?: string;
  /** Further topic configs, by Kafka's names. */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
}

/** Declares a PostgreSQL database to read changes from. */
export function source(name: string, options: SourceOptions): Source {
  return declare("postgres.source", name, options, source, { topicPrefix: options?.topicPrefix ?? name });
}
