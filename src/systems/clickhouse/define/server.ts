import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** How ClickHouse's servers are configured: files for their `config.d` and `users.d`. */
export interface Server extends Declared<"clickhouse.server"> {}

export interface ServerOptions {
  /** The cluster whose servers these are. Default: the servers that belong to none. */
  readonly cluster?: Declared<"clickhouse.cluster">;
  /** Ports; `false` closes one. Default: those of the server's own configuration. */
  readonly ports?: ServerPorts;
  /** Certificates for the secure ports. */
  readonly tls?: ServerTls;
  /** Prometheus' endpoint. Default: port 9363, path `/metrics`; `false` switches it off. */
  readonly prometheus?: boolean | { readonly port?: number; readonly path?: string };
  /** How much the query cache keeps. Default: the server's. */
  readonly queryCache?: QueryCache;
  /**
   * Options of librdkafka for queues that read by no named collection, as its CONFIGURATION.md names them:
   * `{ "fetch.min.bytes": 1024 }`.
   */
  readonly kafka?: Readonly<Record<string, string | number | boolean | Secret>>;
  /** Settings of the server, by their names in `system.server_settings`. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Settings of the profile `default`: what every query has that says nothing else. */
  readonly profile?: Readonly<Record<string, string | number | boolean>>;
}

export interface ServerPorts {
  /** Queries over HTTP. Default 8123. */
  readonly http?: number | false;
  /** Queries over HTTPS. Default none. Needs `tls`. */
  readonly https?: number | false;
  /** ClickHouse's own protocol. Default 9000. */
  readonly native?: number | false;
  /** ClickHouse's own protocol in TLS. Default none. Needs `tls`. */
  readonly nativeSecure?: number | false;
  /** Between replicas. Default 9009. */
  readonly interserver?: number | false;
  /** Between replicas, in TLS. Default none. Needs `tls`. */
  readonly interserverSecure?: number | false;
}

export interface ServerTls {
  /** The server's certificate: a PEM file on the server. */
  readonly certificate: string;
  /** Its private key: a PEM file on the server. */
  readonly key: string;
  /** The authority by which clients and other servers are verified: a PEM file on the server. */
  readonly ca?: string;
  /** Whether clients must show a certificate. Default `"none"`. */
  readonly clients?: "none" | "relaxed" | "strict";
}

export interface QueryCache {
  /** All results together, in bytes. */
  readonly maxSize?: number;
  /** How many results. */
  readonly maxEntries?: number;
  /** The largest result that is kept, in bytes. */
  readonly maxEntrySize?: number;
  /** The longest result that is kept. */
  readonly maxEntryRows?: number;
}

/** Declares how servers are configured. The name tells it from others and is not ClickHouse's. */
export function server(name: string, options: ServerOptions): Server {
  return declare("clickhouse.server", name, options, server, {});
}
