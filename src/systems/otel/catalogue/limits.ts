import type { Json } from "../../../compiler/model/json.js";
import { durationIn, numberIn } from "../config/amounts.js";

/** What a component's own check asks of one value, beyond its type. Read in the components' sources of 0.158. */
export interface Limit {
  readonly section: string;
  /** Types of components; absent for those of every type. */
  readonly types?: readonly string[];
  /** The way to it; `*` is any option, or any element. */
  readonly path: readonly string[];
  /** "must be …", where it is not so. */
  readonly problem: (value: Json) => string | undefined;
}

type Problem = Limit["problem"];

const longer: Problem = (value) => ((durationIn(value) ?? 1) > 0 ? undefined : "must be longer than nothing");
const notNegative: Problem = (value) => ((durationIn(value) ?? 0) >= 0 ? undefined : "must not be negative");
const atLeast =
  (least: number): Problem =>
  (value) =>
    (numberIn(value) ?? least) >= least ? undefined : `must be at least ${least}`;
const between =
  (least: number, most: number): Problem =>
  (value) => {
    const number = numberIn(value) ?? least;
    return number >= least && number <= most ? undefined : `must be from ${least} to ${most}`;
  };
const oneOf =
  (...values: readonly string[]): Problem =>
  (value) => {
    if (typeof value !== "string" || /\$\{/.test(value) || values.includes(value)) return undefined;
    return `must be one of ${values.map((each) => `"${each}"`).join(", ")}`;
  };
const some: Problem = (value) => (Array.isArray(value) && value.length === 0 ? "must not be empty" : undefined);
/** Where upper and lower case are the same. */
const oneOfAny =
  (...values: readonly string[]): Problem =>
  (value) =>
    typeof value === "string" ? oneOf(...values)(value.toLowerCase()) : undefined;

const limit = (where: string, path: string, problem: Problem): Limit => {
  const [section = "", type = "*"] = where.split(" ");
  const types = type === "*" ? {} : { types: type.split(",") };
  return { section, ...types, path: path.split("."), problem };
};

const COMPRESSIONS = ["gzip", "zlib", "deflate", "snappy", "x-snappy-framed", "zstd", "lz4", "none", ""];
const MECHANISMS = ["PLAIN", "AWS_MSK_IAM_OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512"];
const ACTIONS = ["insert", "update", "upsert", "delete", "hash", "extract", "convert"];
const POLICIES =
  "always_sample latency numeric_attribute probabilistic status_code string_attribute rate_limiting bytes_limiting composite and not drop span_count trace_state boolean_attribute ottl_condition";

export const LIMITS: readonly Limit[] = [
  limit("processors memory_limiter", "check_interval", longer),
  limit("processors memory_limiter", "limit_percentage", between(1, 100)),
  limit("processors memory_limiter", "spike_limit_percentage", between(0, 100)),
  limit("processors memory_limiter", "limit_mib", atLeast(1)),
  limit("processors batch", "timeout", notNegative),
  limit("processors resource", "attributes", some),
  limit("processors attributes", "actions", some),
  limit("processors tail_sampling", "policies", some),
  limit("receivers file_log", "include", some),
  limit("connectors routing", "table", some),
  limit("receivers kafka", "brokers", some),
  limit("exporters kafka", "brokers", some),
  limit("processors resource", "attributes.*.action", oneOfAny(...ACTIONS)),
  limit("processors attributes", "actions.*.action", oneOfAny(...ACTIONS)),
  limit("processors resource", "attributes.*.converted_type", oneOf("int", "double", "string", "")),
  limit("processors attributes", "actions.*.converted_type", oneOf("int", "double", "string", "")),
  limit("processors filter,transform", "error_mode", oneOfAny("ignore", "propagate", "silent")),
  limit("processors probabilistic_sampler", "sampling_percentage", atLeast(0)),
  limit("processors probabilistic_sampler", "sampling_precision", between(0, 14)),
  limit("processors probabilistic_sampler", "mode", oneOf("hash_seed", "equalizing", "proportional", "")),
  limit("processors probabilistic_sampler", "attribute_source", oneOf("traceID", "record")),
  limit("processors tail_sampling", "policies.*.type", oneOf(...POLICIES.split(" "))),
  limit("processors tail_sampling", "policies.*.status_code.status_codes.*", oneOf("OK", "ERROR", "UNSET")),
  limit("processors k8s_attributes", "auth_type", oneOf("none", "serviceAccount", "kubeConfig")),
  limit("connectors span_metrics", "aggregation_temporality", oneOf(...temporalities())),
  limit("connectors span_metrics", "histogram.unit", oneOf("ms", "s")),
  limit("connectors routing", "error_mode", oneOfAny("ignore", "propagate", "silent")),
  limit("receivers file_log", "start_at", oneOf("beginning", "end")),
  limit("receivers kubelet_stats", "metric_groups.*", oneOf("container", "pod", "node", "volume")),
  limit("receivers kafka", "initial_offset", oneOf("latest", "earliest")),
  limit("receivers *", "collection_interval", longer),
  limit("exporters debug", "verbosity", oneOfAny("basic", "normal", "detailed")),
  limit("exporters file", "format", oneOf("json", "proto")),
  limit("exporters file", "compression", oneOf("zstd", "")),
  limit("exporters otlp_grpc,otlp_http", "compression", oneOf(...COMPRESSIONS)),
  limit("exporters otlp_grpc", "endpoint", (value) =>
    typeof value !== "string" || /\$\{|^unix:|:\d+$/.test(value)
      ? undefined
      : 'must end with a port, as "gateway:4317"',
  ),
  limit("exporters otlp_http", "endpoint", (value) =>
    typeof value !== "string" || /^(https?:\/\/|\$\{)/.test(value) ? undefined : "must begin with http:// or https://",
  ),
  limit("exporters clickhouse", "endpoint", (value) =>
    typeof value !== "string" || /^(\w+:\/\/|\$\{)/.test(value)
      ? undefined
      : 'must be a URL, as "clickhouse://host:9000"',
  ),
  limit("exporters awss3", "s3uploader.region", (value) => (value === "" ? "must not be empty" : undefined)),
  limit("exporters awss3", "s3uploader.compression", oneOf("gzip", "zstd", "none", "")),
  limit("exporters awss3", "s3uploader.retry_mode", oneOf("standard", "adaptive", "nop")),
  limit("exporters awss3", "s3uploader.unique_key_func_name", oneOf("uuidv7", "")),
  limit("exporters kafka", "producer.required_acks", (value) =>
    /^(-1|0|1|all)$/.test(String(value)) || /\$\{/.test(String(value)) ? undefined : "must be -1, 0 or 1",
  ),
  limit("exporters kafka", "auth.sasl.mechanism", oneOf(...MECHANISMS)),
  limit("receivers kafka", "auth.sasl.mechanism", oneOf(...MECHANISMS)),
  limit("exporters otlp_http", "encoding", oneOf("proto", "json")),
  limit("exporters kafka", "producer.compression", oneOf("gzip", "snappy", "lz4", "zstd", "none")),
  limit("exporters kafka", "producer.flush_max_messages", atLeast(1)),
  limit("exporters *", "timeout", notNegative),
  limit("exporters *", "sending_queue.num_consumers", atLeast(1)),
  limit("exporters *", "sending_queue.queue_size", atLeast(1)),
  limit("exporters *", "sending_queue.sizer", oneOf("requests", "items", "bytes")),
  limit("exporters *", "sending_queue.batch.sizer", oneOf("items", "bytes")),
  limit("exporters *", "sending_queue.batch.flush_timeout", longer),
  limit("exporters *", "sending_queue.batch.min_size", atLeast(0)),
  limit("exporters *", "sending_queue.batch.max_size", atLeast(0)),
  limit("exporters *", "retry_on_failure.initial_interval", notNegative),
  limit("exporters *", "retry_on_failure.max_interval", notNegative),
  limit("exporters *", "retry_on_failure.max_elapsed_time", notNegative),
  limit("exporters *", "retry_on_failure.multiplier", atLeast(0)),
  limit("exporters *", "retry_on_failure.randomization_factor", between(0, 1)),
  limit("extensions file_storage", "directory_permissions", (value) =>
    /^0?[0-7]{3}$/.test(String(value)) || /\$\{/.test(String(value)) ? undefined : 'must be octal, as "0750"',
  ),
  limit("extensions health_check", "path", (value) =>
    typeof value === "string" && !/^(\/|\$\{)/.test(value) ? "must begin with /" : undefined,
  ),
  limit("telemetry", "metrics.level", oneOfAny("none", "basic", "normal", "detailed")),
  limit("telemetry", "logs.level", oneOfAny("debug", "info", "warn", "error", "dpanic", "panic", "fatal")),
  limit("telemetry", "logs.encoding", oneOf("json", "console")),
];

function temporalities(): readonly string[] {
  return ["AGGREGATION_TEMPORALITY_CUMULATIVE", "AGGREGATION_TEMPORALITY_DELTA"];
}
