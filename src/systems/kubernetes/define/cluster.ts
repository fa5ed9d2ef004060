import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";
import type { ConnectImage } from "./connect.js";
import type { Component, Environment } from "./environment.js";
import type { Operators, Peer } from "./network.js";
import type { Patch } from "./patch.js";
import type { Load, Resources, Storage } from "./sizes.js";

/** A Kubernetes cluster that the pipeline runs in. */
export interface Cluster extends Declared<"kubernetes.cluster"> {}

/** What images are given for: `postgres` takes and tries PostgreSQL's backups, `kafka_tools` exports topics. */
export type Image =
  | "clickhouse"
  | "keeper"
  | "postgres"
  | "postgres_exporter"
  | "kafka_tools"
  | "collector"
  | "alertmanager";

export interface ClusterOptions {
  /** The namespace of everything. */
  readonly namespace: string;
  /** What runs Kafka and Connect in it. Default: they run elsewhere. */
  readonly kafka?: "strimzi";
  /** What runs ClickHouse in it. Default: it runs elsewhere. */
  readonly clickhouse?: "altinity";
  /** Brokers. Default: as many as the Kafka cluster is said to have (`size`), or 3. */
  readonly brokers?: number;
  /** Controllers of Kafka. Default 3. */
  readonly controllers?: number;
  /** Shards of ClickHouse. Default: those of the ClickHouse cluster, or 1. */
  readonly shards?: number;
  /** Replicas of each shard. Default: those of the ClickHouse cluster, or 1. */
  readonly replicas?: number;
  /** ClickHouse Keepers. Default: 3 where there is a ClickHouse cluster, else none. */
  readonly keepers?: number;
  /** The Connect workers' image, needed where there are connectors. */
  readonly connect?: ConnectImage;
  /** The class of all volumes. Default: the cluster's default. */
  readonly storageClass?: string;
  /** Sizes of volumes. */
  readonly storage?: Storage;
  /** What containers get, by component. */
  readonly resources?: Readonly<Partial<Record<Component, Resources>>>;
  /** Zones that brokers, keepers and replicas are spread over, by their names. Default: over nodes. */
  readonly zones?: readonly string[];
  /** Whether Secrets are fetched by External Secrets, or are just there, as the generated page lists them. Default `"references"`. */
  readonly secrets?: "external-secrets" | "references";
  /** The ClusterSecretStore that External Secrets fetch from. Default `"default"`. */
  readonly secretStore?: string;
  /** The password of ClickHouse's user `headrace`, who makes the objects. Default `secret("clickhouse-headrace/password")`. */
  readonly admin?: Secret;
  /** Where files that options name by their path come from: `{ "/certs/postgres-ca.crt": secret("postgres-ca/ca.crt") }`. */
  readonly files?: Readonly<Record<string, Secret>>;
  /**
   * A Secret of type `kubernetes.io/tls`, with `ca.crt`, for ClickHouse and its keepers; needed where the ClickHouse
   * cluster is `secure`. With it nothing of theirs is plain that `clickhouse.server` doesn't ask for by its `ports`:
   * queries and metrics are on 8443 and 9440, replicas fetch by 9010, and keepers on 9281 ask for a certificate of the
   * same authority. Default: all is plain, with a warning; `false` says that it is meant so.
   */
  readonly certificate?: string | false;
  /** What scrapes and alerts: monitors, rules, and the configuration of an Alertmanager are made for it. Default: nothing. */
  readonly monitoring?: "prometheus-operator";
  /** What shows dashboards: GrafanaDashboards, folders and data sources are made for it. Default: nothing. */
  readonly grafana?: "grafana-operator";
  /** Container images by their use, instead of the pinned ones. */
  readonly images?: Readonly<Partial<Record<Image, string>>>;
  /** Where hosts are that something in the namespace talks to. Default: any address, on the port alone. */
  readonly peers?: Readonly<Record<string, Peer>>;
  /**
   * Where clients are that are let in: by the name of a `kafka.consumerGroup`, a `kafka.user` or a `clickhouse.user`.
   * Default: nobody but what is deployed here.
   */
  readonly clients?: Readonly<Record<string, Peer>>;
  /** The operators' namespaces. */
  readonly operators?: Operators;
  /** The load that storage is checked against. Default: not checked. */
  readonly load?: Load;
  /** Labels of every object, e.g. a team. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Changes by hand to derived manifests. */
  readonly patches?: readonly Patch[];
  /** A kustomize overlay for each environment. */
  readonly environments?: Readonly<Record<string, Environment>>;
}

/** Declares the Kubernetes cluster that all of the pipeline runs in: manifests for its parts follow from it. */
export function cluster(name: string | ClusterOptions, options?: ClusterOptions): Cluster {
  const [own, given] = typeof name === "string" ? [name, options] : ["kubernetes", name];
  return declare("kubernetes.cluster", own, given, cluster, {});
}
