import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { levelOf } from "../../src/systems/otel/catalogue/components.js";
import { limitProblems } from "../../src/systems/otel/config/limit-problems.js";
import { relationProblems } from "../../src/systems/otel/config/relations.js";
import { describeLive } from "./kit/describe-live.js";
import { collectorProgram } from "./kit/go-programs.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";

type Case = readonly [section: string, type: string, config: JsonObject];

const limiter = (options: JsonObject): Case => ["processors", "memory_limiter", { check_interval: "1s", ...options }];
const otlp = (options: JsonObject): Case => ["exporters", "otlp_grpc", { endpoint: "gateway:4317", ...options }];
const http = (options: JsonObject): Case => ["exporters", "otlp_http", { endpoint: "http://gateway:4318", ...options }];
const file = (options: JsonObject): Case => ["exporters", "file", { path: "/tmp/out.json", ...options }];
const scrape = (...configs: JsonObject[]): Case => ["receivers", "prometheus", { config: { scrape_configs: configs } }];
const acts = (action: JsonObject): Case => ["processors", "resource", { attributes: [action] }];
const resource = (action: string): Case => acts({ key: "a", value: "b", action });
const uploader = { region: "eu", s3_bucket: "b" };
const s3 = (options: JsonObject): Case => ["exporters", "awss3", { s3uploader: { ...uploader, ...options } }];
const kafka = (options: JsonObject): Case => ["exporters", "kafka", { brokers: ["kafka:9092"], ...options }];
const clickhouse = (endpoint: string): Case => ["exporters", "clickhouse", { endpoint }];

/** What the collector takes, and what it refuses: the checks say the same of each. */
const CASES: readonly Case[] = [
  limiter({ limit_percentage: 80 }),
  limiter({ limit_percentage: 180 }),
  limiter({ limit_percentage: 80, spike_limit_percentage: 80 }),
  limiter({ limit_percentage: 80, spike_limit_percentage: 190 }),
  limiter({ limit_percentage: 80, spike_limit_percentage: 20 }),
  limiter({ limit_mib: 400, spike_limit_mib: 500 }),
  limiter({ limit_mib: 400, check_interval: "0s" }),
  limiter({ limit_mib: 400, check_interval: "-1s" }),
  ["processors", "batch", { send_batch_size: 10000, send_batch_max_size: 100 }],
  ["processors", "batch", { send_batch_max_size: 100 }],
  ["processors", "batch", { send_batch_size: 100, send_batch_max_size: 100 }],
  ["processors", "batch", { timeout: "-1s" }],
  ["processors", "filter", { error_mode: "loud" }],
  ["processors", "transform", { error_mode: "SILENT" }],
  resource("upsert"),
  resource("Insert"),
  ["exporters", "debug", { verbosity: "loud" }],
  ["exporters", "debug", { verbosity: "Detailed" }],
  ["exporters", "debug", { verbosity: "none" }],
  file({ format: "xml" }),
  file({ format: "proto", compression: "zstd" }),
  file({ compression: "gzip" }),
  file({ append: true, rotation: { max_megabytes: 1 } }),
  otlp({ compression: "brotli" }),
  otlp({ compression: "zstd", timeout: "0s" }),
  otlp({ timeout: "-1s" }),
  otlp({ sending_queue: { num_consumers: 0 } }),
  otlp({ sending_queue: { num_consumers: 0, enabled: false } }),
  otlp({ sending_queue: { queue_size: 0 } }),
  otlp({ sending_queue: { sizer: "lines" } }),
  otlp({ sending_queue: { batch: { sizer: "requests" } } }),
  otlp({ sending_queue: { batch: { sizer: "items", flush_timeout: "0s" } } }),
  otlp({ sending_queue: { batch: { sizer: "items", min_size: 100, max_size: 10 } } }),
  otlp({ sending_queue: { batch: { sizer: "items", min_size: 10, max_size: 100 } } }),
  otlp({ retry_on_failure: { randomization_factor: 2 } }),
  otlp({ retry_on_failure: { multiplier: -1 } }),
  otlp({ retry_on_failure: { initial_interval: "10m", max_elapsed_time: "1m" } }),
  otlp({ retry_on_failure: { initial_interval: "1s", max_interval: "5s", max_elapsed_time: "1m" } }),
  otlp({ tls: { cert_file: "/tls/a.crt" } }),
  otlp({ tls: { min_version: "1.4" } }),
  otlp({ tls: { min_version: "1.3", ca_file: "/tls/ca.crt", cert_file: "/tls/a.crt", key_file: "/tls/a.key" } }),
  http({ encoding: "xml" }),
  http({ encoding: "json" }),
  ["exporters", "kafka", { brokers: ["kafka:9092"], producer: { compression: "gzip" } }],
  ["exporters", "kafka", { brokers: ["kafka:9092"], producer: { compression: "brotli" } }],
  ["exporters", "kafka", { brokers: [] }],
  ["receivers", "kafka", { brokers: ["kafka:9092"], initial_offset: "first" }],
  ["receivers", "kafka", { brokers: [] }],
  ["processors", "resource", { attributes: [] }],
  acts({ key: "a", action: "insert" }),
  acts({ key: "a", action: "insert", value: 1, from_attribute: "b" }),
  acts({ key: "a", action: "upsert", from_context: "metadata.b" }),
  acts({ value: "a", action: "insert" }),
  acts({ pattern: "^a", action: "delete" }),
  acts({ key: "a", action: "delete", value: 1 }),
  acts({ key: "a", action: "extract" }),
  acts({ key: "a", action: "extract", pattern: "^(?P<b>.*)$" }),
  acts({ key: "a", action: "convert" }),
  acts({ key: "a", action: "convert", converted_type: "int" }),
  acts({ key: "a", action: "convert", converted_type: "float" }),
  acts({ key: "a", action: "hash" }),
  s3({}),
  s3({ region: "" }),
  s3({ s3_bucket: "" }),
  s3({ compression: "brotli" }),
  s3({ compression: "snappy" }),
  s3({ retry_mode: "often" }),
  kafka({ producer: { required_acks: 2 } }),
  kafka({ producer: { required_acks: -1 } }),
  kafka({ auth: { sasl: { mechanism: "SCRAM", username: "a", password: "b" } } }),
  kafka({ auth: { sasl: { mechanism: "SCRAM-SHA-512", username: "a", password: "b" } } }),
  kafka({ partition_logs_by_resource_attributes: true, partition_logs_by_trace_id: true }),
  clickhouse("clickhouse:9000"),
  clickhouse("clickhouse://clickhouse:9000"),
  clickhouse("tcp://clickhouse:9000"),
  otlp({ endpoint: "gateway" }),
  otlp({ endpoint: "gateway:port" }),
  otlp({ endpoint: "https://gateway:4317" }),
  otlp({ endpoint: "dns:///gateway:4317" }),
  otlp({ endpoint: "unix:///run/otel.sock" }),
  scrape({ static_configs: [] }),
  ["extensions", "file_storage", { directory: "/tmp", create_directory: true, directory_permissions: "999" }],
  ["extensions", "file_storage", { directory: "/tmp", create_directory: true, directory_permissions: "0750" }],
  scrape({ job_name: "a", scrape_interval: "10s", scrape_timeout: "20s" }),
  scrape({ job_name: "a", scrape_interval: "20s", scrape_timeout: "20s" }),
  scrape({ job_name: "a", scrape_timeout: "2m" }),
  scrape({ job_name: "a" }, { job_name: "a" }),
  ["extensions", "health_check", { path: "health" }],
  ["extensions", "health_check", { path: "/health" }],
];

describeLive("values of a collector's options", ["OpenTelemetry collector"], () => {
  let program: string;
  let folder: TemporaryFolder;

  beforeAll(async () => {
    program = await collectorProgram();
    folder = await temporaryFolder("collector-limits");
  });
  afterAll(() => folder?.remove());

  test("are judged as the collector judges them", async () => {
    const said: string[] = [];
    const told: string[] = [];
    for (const [index, [section, type, config]] of CASES.entries()) {
      const shown = `${type} ${JSON.stringify(config)}`;
      const problems = [...limitProblems(section, type, config), ...relationProblems(section, type, config)];
      const path = join(folder.path, `${index}.yaml`);
      await writeFile(path, stringify(document(section, type, config)));
      const { exitCode, stderr } = await execa(program, ["validate", `--config=${path}`], { reject: false });
      told.push(`${shown}: ${problems.length === 0 ? "taken" : "refused"}`);
      said.push(`${shown}: ${exitCode === 0 ? "taken" : "refused"}`);
      if (problems.length === 0 && exitCode !== 0) console.warn(`${shown}\n${stderr}`);
    }
    expect(told).toEqual(said);
  });
});

describeLive("the collector's own list of components", ["OpenTelemetry collector"], () => {
  test("has each as it is known, for the same signals and as stable", async () => {
    const { stdout } = await execa(await collectorProgram(), ["components"]);
    const listed: Record<string, readonly { name: string; stability: Record<string, string> }[]> = parse(stdout);
    const differing = ["receivers", "processors", "exporters", "extensions"].flatMap((section) =>
      (listed[section] ?? []).flatMap(({ name, stability }) =>
        Object.entries(stability)
          .map(([signal, level]) => [signal, level === "Undefined" ? undefined : level.toLowerCase()] as const)
          .filter(([signal, level]) => levelOf(section, name, signal) !== level)
          .map(([signal, level]) => `${section} ${name} ${signal}: ${level}`),
      ),
    );
    expect(differing).toEqual([]);
    expect(listed.receivers?.map(({ name }) => name)).toContain("otlp");
  });
});

/** One pipeline of nothing else. */
function document(section: string, type: string, config: JsonObject): object {
  const part = (name: string, usual: string): string => (section === name ? type : usual);
  const receiver = part("receivers", "otlp");
  const exporter = part("exporters", "debug");
  const own = (name: string, usual: object): object => (section === name ? { [type]: config } : usual);
  return {
    receivers: own("receivers", { otlp: { protocols: { grpc: {} } } }),
    ...(section === "processors" ? { processors: { [type]: config } } : {}),
    exporters: own("exporters", { debug: {} }),
    ...(section === "extensions" ? { extensions: { [type]: config } } : {}),
    service: {
      ...(section === "extensions" ? { extensions: [type] } : {}),
      pipelines: {
        metrics: {
          receivers: [receiver],
          ...(section === "processors" ? { processors: [type] } : {}),
          exporters: [exporter],
        },
      },
    },
  };
}
