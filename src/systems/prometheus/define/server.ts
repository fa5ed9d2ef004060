import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A Prometheus server. A pipeline has one at most. */
export interface Server extends Declared<"prometheus.server"> {}

export interface ServerOptions {
  /** How often targets are scraped. Default `"15s"`. */
  readonly scrapeInterval?: string;
  /** How long a scrape may take. Default `"10s"`, or the interval where that is shorter. */
  readonly scrapeTimeout?: string;
  /** How often rules are evaluated. Default `"15s"`. */
  readonly evaluationInterval?: string;
  /** How long samples are kept: `--storage.tsdb.retention.time`. Default `"30d"`. */
  readonly retention?: string;
  /** Labels of all that leaves it: alerts, and what is written elsewhere. Default: none. */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /** Alertmanagers, `host:port`. Default `["alertmanager:9093"]`. */
  readonly alertmanagers?: readonly string[];
  /** Where others reach it. Default `"http://prometheus:9090"`. */
  readonly url?: string;
  /** Its version. Metrics and functions of others are not known. Default `"3.5"`. */
  readonly version?: string;
  /** It runs with `--enable-feature=promql-experimental-functions`. Default false. */
  readonly experimentalFunctions?: boolean;
}

/** Declares the Prometheus server. Without one, jobs, alerts and records are those of a server with the defaults. */
export function server(name: string, options: ServerOptions): Server {
  return declare("prometheus.server", name, options, server, {});
}
