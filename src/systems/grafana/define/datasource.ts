import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** A data source of Grafana. */
export interface Datasource extends Declared<"grafana.datasource"> {}

export type DatasourceOptions =
  | PrometheusDatasource
  | ClickHouseDatasource
  | PostgresDatasource
  | AlertmanagerDatasource;

/** Prometheus, or what speaks its API. */
export interface PrometheusDatasource extends DatasourceBase {
  readonly type: "prometheus";
  /** Where Grafana reaches it: `"http://prometheus:9090"`. */
  readonly url: string;
  /** The scrape interval: no query has smaller steps. Default `"15s"`. */
  readonly scrapeInterval?: string;
  /** Name for HTTP basic authentication. Default: none. */
  readonly user?: string;
  readonly password?: Secret;
}

/** ClickHouse, by the plugin `grafana-clickhouse-datasource` of version 4 or later. */
export interface ClickHouseDatasource extends DatasourceBase {
  readonly type: "clickhouse";
  readonly host: string;
  /** Default: 9000, by TLS 9440; for `"http"` 8123, by TLS 8443. */
  readonly port?: number;
  /** How ClickHouse is spoken to. Default `"native"`. */
  readonly protocol?: "native" | "http";
  /** The database of unqualified names. Default: the user's own. */
  readonly database?: string;
  /** A user who may only read. Default: ClickHouse's `default`. */
  readonly user?: string;
  readonly password?: Secret;
}

/** PostgreSQL. */
export interface PostgresDatasource extends DatasourceBase {
  readonly type: "postgres";
  readonly host: string;
  /** Default 5432. */
  readonly port?: number;
  readonly database: string;
  /** A user who may only read. */
  readonly user: string;
  readonly password?: Secret;
  /** Its major version, such as `15`. Default: 15. */
  readonly version?: number;
}

/** Alertmanager, whose alerts and silences Grafana shows. */
export interface AlertmanagerDatasource extends DatasourceBase {
  readonly type: "alertmanager";
  /** Where Grafana reaches it: `"http://alertmanager:9093"`. */
  readonly url: string;
  /** Name for HTTP basic authentication. Default: none. */
  readonly user?: string;
  readonly password?: Secret;
}

/** What every data source may have. */
export interface DatasourceBase {
  /** What a query without a data source uses, of those of its type; the one that is new panels' own. Default false. */
  readonly default?: boolean;
  /** Encrypts the connection: `true` trusts what Grafana's system trusts. Default: not encrypted, or as the URL says. */
  readonly tls?: true | DatasourceTls;
  /** Its uid, at most 40 letters, digits, `-` and `_`. Default: made of its name and the pipeline's. */
  readonly uid?: string;
  /** Further fields of `jsonData`, by the plugin's own names. */
  readonly jsonData?: Readonly<Record<string, string | number | boolean>>;
}

/** Files are PEM, at their path where Grafana runs. */
export interface DatasourceTls {
  /** Path of the certificates that are trusted, or a secret that holds their text. Default: what Grafana's system trusts. */
  readonly ca?: string | Secret;
  /** Grafana's own certificate: a path, or a secret that holds its text. Default: none. */
  readonly certificate?: string | Secret;
  /** Its key: a path, or a secret that holds its text. Default: none. */
  readonly key?: string | Secret;
  /** The name that the server's certificate must have. Default: the host's. */
  readonly serverName?: string;
}

/** Declares a data source, with a uid that stays. Without one of its type, dashboards use one at its usual host. */
export function datasource(name: string, options: DatasourceOptions): Datasource {
  return declare("grafana.datasource", name, options, datasource, {});
}
