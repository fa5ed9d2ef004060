import { type Declared, declare } from "../../compiler/model/declaration.js";
import type { Secret } from "../../compiler/model/secret.js";
import type {
  Email,
  Opsgenie,
  Pagerduty,
  Slack,
  TimeIntervalOptions,
  Webhook,
} from "../../systems/alertmanager/define/index.js";
import type { Alert } from "../../systems/prometheus/define/index.js";

/** What watches the pipeline. */
export interface Monitoring extends Declared<"pipeline.monitoring"> {}

export interface MonitoringOptions {
  /** Whether alerts are derived from what the pipeline deploys. Default `"recommended"`. */
  readonly alerts?: "recommended" | "none";
  /** How old the rows may be that are read. */
  readonly freshness?: Freshness;
  /** Who is told. Default: nobody, unless the pipeline has a receiver. */
  readonly notify?: Notify;
  /** When nobody is told of warnings; in UTC it is also told that it has begun. Default: never. */
  readonly maintenance?: TimeIntervalOptions;
  /** Whose pipeline it is, and where its pages are. */
  readonly owner?: Owner;
  /** Recommended alerts that are left out, by name. Default: none. */
  readonly silence?: readonly string[];
  /** Alerts that stand in the place of the recommended ones of their names; listed anywhere in the pipeline they do so, too. Default: none. */
  readonly replace?: readonly Alert[];
  /** How long it must last before an alert is told, by the alert's name: `{ ConsumerLag: "15m" }`. Default: as each is recommended. */
  readonly for?: Readonly<Record<string, string>>;
  /** From where on it is too much. */
  readonly thresholds?: Thresholds;
  /** Where metrics are scraped. Default: by the names that the components have in one network. */
  readonly exporters?: Exporters;
  /** Whether dashboards of the pipeline, of what it runs on and of its objectives are made. Default `"recommended"`. */
  readonly dashboards?: "recommended" | "none";
  /**
   * The password of the account that Prometheus asks ClickHouse as, for what no exporter has by table: dead letters,
   * idle queues, failed mutations and refreshes. Default: it is not asked.
   */
  readonly measures?: Secret;
  /** How long Prometheus keeps what it scrapes. Default `"30d"`. */
  readonly retention?: string;
  /** How often it scrapes. Default `"15s"`. */
  readonly scrapeInterval?: string;
}

export interface Freshness {
  /** From how old on it is a warning. Default `"60s"`. */
  readonly warning?: string;
  /** From how old on it is critical. Default `"5m"`. */
  readonly critical?: string;
}

/** A secret alone is the URL or key; critical alerts go to PagerDuty or Opsgenie where there is one. */
export interface Notify {
  /** The URL of Slack's incoming webhook. Default: none. */
  readonly slack?: Secret | Slack | readonly Slack[];
  /** Who gets mail, and by which server. Default: none. */
  readonly email?: Email | readonly Email[];
  /** The integration key of a service. Default: none. */
  readonly pagerduty?: Secret | Pagerduty | readonly Pagerduty[];
  /** The key of an API integration. Default: none. */
  readonly opsgenie?: Secret | Opsgenie | readonly Opsgenie[];
  /** The URL that gets the alerts as JSON. Default: none. */
  readonly webhook?: Secret | string | Webhook | readonly Webhook[];
}

export interface Owner {
  /** The label `team` of every alert. Default: none. */
  readonly team?: string;
  /** The channel that messages go to. Default: the webhook's own. */
  readonly slack?: string;
  /** Where the folder `runbooks` is published: each alert names its page there. Default: the alert says what to do. */
  readonly runbooks?: string;
  /** Where Grafana is: each alert names the dashboard that draws what it is about. Default: no links. */
  readonly dashboards?: string;
  /** Where people reach Prometheus: links of messages and pages lead there. Default: the `url` of `prometheus.server`. */
  readonly prometheus?: string;
}

export interface Thresholds {
  /** How long a connector may be down: as long as workers take to start again. Default `"5m"`. */
  readonly connectorDown?: string;
  /** Messages that a consumer group may be behind. Default 1000. */
  readonly consumerLag?: number;
  /** How much WAL a slot may retain: bytes, or a size as `slotGrowthLimit` has it, `"10GB"`. */
  readonly walRetained?: Limits;
  /** Parts that a partition of a table may have. Default 300. */
  readonly parts?: number;
  /** How far a replica may be behind. Default `"5m"`. */
  readonly replicaDelay?: string;
  /** Logins or statements that a ClickHouse server may refuse within five minutes. Default 5. */
  readonly refusals?: number;
  /** Share of CPU, memory and disk that may be used. Default 0.8. */
  readonly usage?: number;
  /** Share of a disk that must be free. Default 0.1. */
  readonly diskFree?: number;
}

export interface Limits {
  /** From where on it is a warning. Default 1,000,000,000. */
  readonly warning?: number | string;
  /** From where on it is critical. Default 10,000,000,000, or 80 % of the source's `slotGrowthLimit`. */
  readonly critical?: number | string;
}

/** `host:port`, or several; `false`: it is not scraped, and nothing is told of it. */
export interface Exporters {
  /** postgres_exporter, or that of each source. Default `"postgres-exporter:9187"`, of several sources with their names behind. */
  readonly postgres?: false | string | Readonly<Record<string, string>>;
  /** kafka_exporter. Default `"kafka-exporter:9308"`, of several clusters with their names behind. */
  readonly kafka?: false | string | readonly string[];
  /** The JMX agent of the brokers. Default: port 9404 of each. */
  readonly brokers?: false | string | readonly string[];
  /** The JMX agent of the Connect workers. Default `"connect:9404"`. */
  readonly connect?: false | string | readonly string[];
  /** ClickHouse's own endpoint. Default: of each server, the port that `clickhouse.server` says, 9363. */
  readonly clickhouse?: false | string | readonly string[];
  /** Where ClickHouse answers what `measures` asks. Default: the HTTP port, 8123, of each server. */
  readonly measures?: string | readonly string[];
  /** node_exporter. Default `"node-exporter:9100"`. */
  readonly node?: false | string | readonly string[];
  /** The telemetry of OTEL collectors. Default: that of each declared one, as `otel-<its name>:8888`. */
  readonly collector?: false | string | readonly string[];
  /** Prometheus itself. Default `"prometheus:9090"`. */
  readonly prometheus?: false | string | readonly string[];
  /** Alertmanager, which Prometheus sends alerts to, too. Default `"alertmanager:9093"`, where somebody is told. */
  readonly alertmanager?: false | string | readonly string[];
}

/** Declares what watches the pipeline: scrape jobs, alerts with their tests, and who is told. */
export function monitoring(options: MonitoringOptions = {}): Monitoring {
  return declare("pipeline.monitoring", "monitoring", options, monitoring, {});
}
