import type { Peer } from "./network.js";
import type { Patch } from "./patch.js";
import type { Resources, Storage } from "./sizes.js";

/** What is different in one environment: a kustomize overlay. */
export interface Environment {
  /** Its namespace. Default: the base's. */
  readonly namespace?: string;
  /** Brokers. Default: the base's. */
  readonly brokers?: number;
  /** Keepers. Default: the base's. */
  readonly keepers?: number;
  /** The class of all volumes. Default: the base's. */
  readonly storageClass?: string;
  /** Sizes of volumes. Default: the base's. */
  readonly storage?: Storage;
  /** What containers get, by component. Default: the base's. */
  readonly resources?: Readonly<Partial<Record<Component, Resources>>>;
  /** Zones that pods are spread over. Default: the base's. */
  readonly zones?: readonly string[];
  /** The ClusterSecretStore that its Secrets are fetched from. Default: the base's. */
  readonly secretStore?: string;
  /** Where its sources' rows come from, by the names of the sources. Environments never read from one slot. */
  readonly sources?: Readonly<Record<string, EnvironmentSource>>;
  /** Properties of connectors that are no source's, by the connectors' names: `{ shop: { "database.hostname": "mysql-staging" } }`. */
  readonly connectors?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** Where its backups are kept, by the names of the backups: the URL of a bucket or of a folder in it. */
  readonly backups?: Readonly<Record<string, string>>;
  /** Where its clients are, over the base's. */
  readonly clients?: Readonly<Record<string, Peer>>;
  /** Further patches, after the base's. */
  readonly patches?: readonly Patch[];
}

/** The database that a source reads from in one environment. */
export interface EnvironmentSource {
  /** Its host. Default: the source's. */
  readonly host?: string;
  /** Its port. Default: the source's. */
  readonly port?: number;
  /** The database's name. Default: the source's. */
  readonly database?: string;
  /** The replication slot. Default: the source's. */
  readonly slot?: string;
}

/** What `resources` are given to. */
export type Component =
  | "kafka"
  | "controllers"
  | "entityOperator"
  | "connect"
  | "clickhouse"
  | "keeper"
  | "exporters"
  | "collectors"
  | "jobs";
