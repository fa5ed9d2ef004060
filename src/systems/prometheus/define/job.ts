import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** What Prometheus scrapes: targets that all expose the same metrics. */
export interface Job extends Declared<"prometheus.job"> {}

export interface JobOptions {
  /** What is scraped: `host:port`. */
  readonly targets: readonly (string | JobTarget)[];
  /**
   * The metrics that the targets have: those of a component by its name (`"postgres_exporter"`), or written out.
   * `"unknown"` where nobody can say: then no metric's name is checked.
   */
  readonly exposes: string | readonly (string | ExposedMetric)[];
  /** How often they are scraped. Default: the server's. */
  readonly interval?: string;
  /** How long a scrape may take. Default: the server's, or the interval where that is shorter. */
  readonly timeout?: string;
  /** Path of the metrics. Default `"/metrics"`. */
  readonly path?: string;
  /** URL parameters: `{ module: ["http_2xx"] }`. Default: none. */
  readonly params?: Readonly<Record<string, readonly string[]>>;
  /** Default `"http"`, with `tls` `"https"`. */
  readonly scheme?: "http" | "https";
  /** How the connection is encrypted. Default: with `https` as the system trusts. */
  readonly tls?: JobTls;
  /** A user and a password. Default: none. */
  readonly basicAuth?: JobAccount;
  /** A token in the header `Authorization`. Default: none. */
  readonly bearerToken?: Secret;
  /** Labels of everything that it scrapes. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A target's own labels `job` and `instance` win. Default false. */
  readonly honorLabels?: boolean;
  /** Metrics that are kept, by regular expressions over their whole names. Default: all. */
  readonly keep?: readonly string[];
  /** Metrics that are dropped, likewise. Default: none. */
  readonly drop?: readonly string[];
}

export interface JobTarget {
  /** `host:port`. */
  readonly target: string;
  /** Labels of this target. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface ExposedMetric {
  /** The metric's name, as it is exposed: a counter's with its `_total`, a histogram's without `_bucket`. */
  readonly name: string;
  /** Its type. */
  readonly type: "counter" | "gauge" | "histogram" | "summary" | "untyped";
  /** Its labels, besides `job`, `instance` and those of the job. Default: none. */
  readonly labels?: readonly string[];
  /** Its unit, e.g. `"seconds"`. Default: none. */
  readonly unit?: string;
  /** What it says. Default: nothing. */
  readonly help?: string;
}

/** Files are PEM, where Prometheus runs. */
export interface JobTls {
  /** Path of the certificates that are trusted. Default: what the system trusts. */
  readonly ca?: string;
  /** Path of Prometheus' own certificate. Default: none. */
  readonly certificate?: string;
  /** Path of its key. Default: none. */
  readonly key?: string;
  /** The name that the target's certificate must have. Default: its host. */
  readonly serverName?: string;
}

export interface JobAccount {
  /** The account's name. */
  readonly username: string;
  /** Where its password is looked up: a file in `/etc/prometheus/secrets`. */
  readonly password: Secret;
}

/**
 * Declares a scrape job. Its name is the label `job`. On Kubernetes it is a ScrapeConfig; its files are those that the
 * cluster's `files` name.
 */
export function job(name: string, options: JobOptions): Job {
  return declare("prometheus.job", name, options, job, {});
}
