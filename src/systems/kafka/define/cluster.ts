import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** A Kafka cluster. */
export interface Cluster extends Declared<"kafka.cluster"> {}

export interface ClusterOptions {
  /** Bootstrap servers, `host:port`, as Connect and ClickHouse reach them. */
  readonly brokers: readonly string[];
  /** How many brokers it has: replicas are checked against it. The bootstrap servers need not be all of them. */
  readonly size?: number;
  /** The brokers' version. Configs of another one than 4.3 are not checked by name. Default `"4.3"`. */
  readonly version?: string;
  /** Encrypts connections: `true` trusts what Java and OpenSSL trust. Default: not encrypted. */
  readonly tls?: true | Tls;
  /** How Connect, its connectors and ClickHouse log in. Default: not at all. */
  readonly sasl?: SaslAccount | SaslOauth | SaslKerberos;
  /** Broker properties by Kafka's names, checked against its version: `{ "num.network.threads": 8 }`. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** The user that Connect logs in as: its least rights are derived. Default: none are. */
  readonly connectUser?: Declared<"kafka.user">;
  /** The user that ClickHouse logs in as: its least rights are derived. Default: none are. */
  readonly clickhouseUser?: Declared<"kafka.user">;
}

/** Files are PEM, at the same path wherever a client of the cluster runs. */
export interface Tls {
  /** Path of the certificates that are trusted. Default: what Java and OpenSSL trust. */
  readonly ca?: string;
  /** The client's own certificate: a path, or a secret that holds its text. Default: none. */
  readonly certificate?: string | Secret;
  /** Its key: a path, or a secret that holds its text. Default: none. */
  readonly key?: string | Secret;
  /** Whether a broker's certificate must name its host. Default true. */
  readonly verifyHostName?: boolean;
}

export interface SaslAccount {
  /** The mechanism. */
  readonly mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512";
  /** The account's name. */
  readonly username: string;
  readonly password: Secret;
}

export interface SaslOauth {
  /** The mechanism. */
  readonly mechanism: "OAUTHBEARER";
  /** URL of the token endpoint. */
  readonly tokenEndpoint: string;
  /** The client's id there. */
  readonly clientId: string;
  /** Where the client's secret is looked up. */
  readonly clientSecret: Secret;
  /** Scope that is asked for. Default: none. */
  readonly scope?: string;
}

export interface SaslKerberos {
  /** The mechanism. */
  readonly mechanism: "GSSAPI";
  /** The client's principal. */
  readonly principal: string;
  /** Path of its keytab. */
  readonly keytab: string;
  /** First part of the brokers' principal. Default `"kafka"`. */
  readonly serviceName?: string;
}

/** Declares a Kafka cluster. Without one the pipeline uses `kafka:9092`. */
export function cluster(name: string, options: ClusterOptions): Cluster {
  return declare("kafka.cluster", name, options, cluster, {});
}
