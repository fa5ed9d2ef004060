/** A component's type that is no longer its name. Versions stand where a changelog says them. */
export interface RenamedType {
  readonly section: string;
  readonly from: string;
  readonly to: string;
  /** The version that brought the new name. */
  readonly since?: string;
  /** The version that took the old one away; absent while it is an alias. */
  readonly gone?: string;
}

export const RENAMED_TYPES: readonly RenamedType[] = [
  { section: "exporters", from: "logging", to: "debug", since: "0.86", gone: "0.111" },
  { section: "exporters", from: "otlp", to: "otlp_grpc", since: "0.144" },
  { section: "exporters", from: "otlphttp", to: "otlp_http", since: "0.144" },
  { section: "exporters", from: "prometheusremotewrite", to: "prometheus_remote_write" },
  { section: "receivers", from: "kafkametrics", to: "kafka_metrics", since: "0.152" },
  { section: "receivers", from: "fluentforward", to: "fluent_forward" },
  { section: "receivers", from: "flinkmetrics", to: "flink_metrics" },
  { section: "receivers", from: "envoyals", to: "envoy_als" },
  { section: "processors", from: "deltatocumulative", to: "delta_to_cumulative" },
  { section: "processors", from: "logdedup", to: "log_dedup" },
];

/** What a name that is still an alias stands for. */
export function aliasOf(section: string, type: string): string | undefined {
  return RENAMED_TYPES.find((each) => each.section === section && each.from === type && each.gone === undefined)?.to;
}

/** An option that has another name or place. */
export interface RenamedOption {
  readonly section: string;
  /** Absent for components of every type. */
  readonly type?: string;
  /** The way to it; `*` is any option. */
  readonly path: readonly string[];
  readonly instead: string;
  /** The version that brought the new one. */
  readonly since?: string;
  readonly gone?: string;
}

const SIGNAL = "in `logs`, `metrics` or `traces`";
const PLAIN = "`auth.sasl` with the mechanism PLAIN";

export const RENAMED_OPTIONS: readonly RenamedOption[] = [
  { section: "exporters", path: ["sending_queue", "blocking"], instead: "`block_on_overflow`", gone: "0.129" },
  { section: "exporters", path: ["sending_queue", "batch", "min_size_items"], instead: "`min_size`", gone: "0.123" },
  { section: "exporters", path: ["sending_queue", "batch", "max_size_items"], instead: "`max_size`", gone: "0.123" },
  { section: "exporters", path: ["batcher"], instead: "`sending_queue.batch`", gone: "0.130" },
  { section: "exporters", type: "debug", path: ["loglevel"], instead: "`verbosity`" },
  { section: "exporters", type: "kafka", path: ["topic"], instead: `\`topic\` ${SIGNAL}` },
  { section: "exporters", type: "kafka", path: ["encoding"], instead: `\`encoding\` ${SIGNAL}` },
  { section: "exporters", type: "kafka", path: ["auth", "plain_text"], instead: PLAIN, since: "0.123" },
  { section: "exporters", type: "kafka", path: ["auth", "tls"], instead: "`tls` beside `auth`", since: "0.124" },
  { section: "exporters", type: "clickhouse", path: ["metrics_table_name"], instead: "`metrics_tables`" },
  { section: "exporters", type: "clickhouse", path: ["ttl_days"], instead: '`ttl`, such as "72h"' },
  { section: "exporters", type: "clickhouse", path: ["dsn"], instead: "`endpoint`" },
  { section: "exporters", type: "prometheus", path: ["add_metric_suffixes"], instead: "`translation_strategy`" },
  { section: "receivers", type: "kafka", path: ["topic"], instead: `\`topics\` ${SIGNAL}` },
  { section: "receivers", type: "kafka", path: ["encoding"], instead: `\`encoding\` ${SIGNAL}` },
  { section: "receivers", type: "kafka", path: ["*", "topic"], instead: "`topics`, a list", since: "0.142" },
  {
    section: "receivers",
    type: "kafka",
    path: ["*", "exclude_topic"],
    instead: "`exclude_topics`, a list",
    since: "0.142",
  },
  { section: "receivers", type: "kafka", path: ["auth", "plain_text"], instead: PLAIN, since: "0.123" },
  { section: "receivers", type: "kafka", path: ["auth", "tls"], instead: "`tls` beside `auth`", since: "0.124" },
  { section: "processors", type: "memory_limiter", path: ["ballast_size_mib"], instead: "the variable GOMEMLIMIT" },
  { section: "telemetry", path: ["metrics", "address"], instead: "`metrics.readers`", gone: "0.123" },
];

/** Whether a collector of this version has what a version brought, or took away. */
export function isSince(collector: string, version: string | undefined): boolean {
  if (version === undefined) return true;
  const [major = 0, minor = 0] = collector.split(".").map(Number);
  const [sinceMajor = 0, sinceMinor = 0] = version.split(".").map(Number);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}
