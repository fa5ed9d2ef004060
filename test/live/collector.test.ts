import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { describeLive } from "./kit/describe-live.js";
import { freePort } from "./kit/free-port.js";
import { generateFrom } from "./kit/generate.js";
import { collectorProgram } from "./kit/go-programs.js";
import { launch, type ServerProcess } from "./kit/server-process.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { until } from "./kit/until.js";

/** All known components at once, each with options of its own. */
const everything = `import { clickhouse, definePipeline, kafka, otel, secret } from "headrace";
  const topic = kafka.topic("otlp.metrics", { partitions: 1, replicas: 1 });
  const table = (name: string, columns: Record<string, string>) => clickhouse.table(\`otel.\${name}\`, { columns, orderBy: [] });
  const { logs, traces } = otel.exporterColumns;
  const tables = [table("otel_logs", logs), table("otel_traces", traces)];
  const everything = otel.collector("everything", {
    receivers: {
      otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317", keepalive: { server_parameters: { max_connection_age: "1m" } } }, http: { endpoint: "0.0.0.0:4318" } } },
      "kafka/in": { brokers: ["kafka:9092"], group_id: "otel", metrics: { topics: [topic], encoding: "otlp_proto" }, initial_offset: "earliest" },
      prometheus: { config: { scrape_configs: [{ job_name: "node", scrape_interval: "15s", static_configs: [{ targets: ["node:9100"] }] }] } },
    },
    processors: {
      memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 20 },
      resource: { attributes: [{ key: "environment", value: "\${env:ENVIRONMENT:-test}", action: "upsert" }] },
      transform: {
        error_mode: "ignore",
        metric_statements: [
          'set(datapoint.attributes["year"], Year(datapoint.time))',
        ],
        log_statements: ['replace_pattern(log.body, "password=\\\\\\\\S+", "password=***")', 'merge_maps(log.attributes, ParseJSON(log.body), "upsert") where IsString(log.body)'],
        trace_statements: ['set(span.attributes["slow"], true) where span.end_time - span.start_time > Duration("1s")'],
      },
      "transform/groups": { metric_statements: [{ context: "metric", statements: ['extract_count_metric(true) where type == METRIC_DATA_TYPE_HISTOGRAM'] }] },
      filter: { error_mode: "ignore", metric_conditions: ['IsMatch(metric.name, "^internal[.].*")'], trace_conditions: ['span.attributes["http.route"] == "/health"'] },
      batch: { timeout: "1s", send_batch_size: 1000, send_batch_max_size: 2000 },
    },
    exporters: {
      debug: { verbosity: "normal" },
      otlp_grpc: { endpoint: "gateway:4317", compression: "zstd", retry_on_failure: { max_elapsed_time: "10m" } },
      otlp_http: { endpoint: "https://gateway:4318", headers: { authorization: secret("gateway/token") } },
      prometheus: { endpoint: "0.0.0.0:8889", resource_to_telemetry_conversion: { enabled: true }, translation_strategy: "UnderscoreEscapingWithSuffixes" },
      file: { path: "/tmp/metrics.jsonl", rotation: { max_megabytes: 10 } },
      clickhouse: {
        endpoint: "clickhouse://clickhouse:9440?secure=true", database: "otel", username: "otel", password: secret("clickhouse-otel/password"),
        create_schema: false, ttl: "72h", sending_queue: { storage: "file_storage/queue", num_consumers: 2, queue_size: 1000, block_on_overflow: true },
      },
      awss3: { s3uploader: { region: "eu-central-1", s3_bucket: "telemetry", s3_partition_format: "year=%Y/month=%m/day=%d" }, marshaler: "otlp_json" },
      kafka: { brokers: ["kafka:9092"], metrics: { topic, encoding: "otlp_json" }, producer: { compression: "zstd" } },
    },
    extensions: { health_check: { endpoint: "0.0.0.0:13133" }, "file_storage/queue": { directory: "/tmp", timeout: "10s", compaction: { directory: "/tmp" } } },
    pipelines: {
      metrics: { receivers: ["otlp", "kafka/in", "prometheus"], processors: ["memory_limiter", "resource", "filter", "transform", "transform/groups", "batch"], exporters: ["prometheus", "file", "kafka", "debug"] },
      logs: { receivers: ["otlp"], processors: ["memory_limiter", "transform"], exporters: ["clickhouse", "awss3"] },
      traces: { receivers: ["otlp"], processors: ["memory_limiter", "filter", "transform"], exporters: ["clickhouse", "otlp_grpc", "otlp_http"] },
    },
  });
  export default definePipeline({ name: "telemetry", tables, everything });`;

describeLive("the generated configuration of a collector", ["OpenTelemetry collector"], () => {
  let program: string;
  let folder: TemporaryFolder;
  let collector: ServerProcess | undefined;

  beforeAll(async () => {
    program = await collectorProgram();
    folder = await temporaryFolder("collector");
  });
  afterAll(async () => {
    await collector?.stop();
    await folder?.remove();
  });

  test("with every known component is valid", async () => {
    const generated = await generateFrom(everything);
    const config = join(folder.path, "everything.yaml");
    await writeFile(config, generated.text("otel/everything/config.yaml"));
    await generated.remove();
    const { all, exitCode } = await execa(program, ["validate", "--config", config], { all: true, reject: false });
    expect({ all, exitCode }).toEqual({ all: "", exitCode: 0 });
  });

  test("takes metrics in, and gives them out as its processors made them", async () => {
    const [otlp, prometheus, health, telemetry] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    const output = join(folder.path, "out.jsonl");
    const generated = await generateFrom(`import { definePipeline, otel } from "headrace";
      const agent = otel.collector("agent", {
        runsIn: "host",
        receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlp}" } } } },
        processors: {
          memory_limiter: { check_interval: "1s", limit_mib: 400 },
          resource: { attributes: [{ key: "environment", value: "\${env:ENVIRONMENT}", action: "upsert" }] },
          filter: { error_mode: "ignore", metric_conditions: ['IsMatch(metric.name, "^internal[.].*")'] },
          transform: { error_mode: "propagate", metric_statements: ['set(datapoint.attributes["year"], Year(datapoint.time))'] },
        },
        exporters: {
          prometheus: { endpoint: "127.0.0.1:${prometheus}", resource_to_telemetry_conversion: { enabled: true } },
          file: { path: "${output}" },
        },
        extensions: { health_check: { endpoint: "127.0.0.1:${health}" } },
        pipelines: {
          metrics: { receivers: ["otlp"], processors: ["memory_limiter", "resource", "filter", "transform"], exporters: ["prometheus", "file"] },
        },
        environment: { ENVIRONMENT: "staging" },
        telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: "127.0.0.1", port: ${telemetry} } } } }] } },
      });
      export default definePipeline({ name: "telemetry", agent });`);
    await mkdir(folder.path, { recursive: true });
    await writeFile(join(folder.path, "agent.yaml"), generated.text("otel/agent/config.yaml"));
    await generated.remove();
    collector = launch({
      name: "otelcol",
      command: program,
      parameters: ["--config", join(folder.path, "agent.yaml")],
      directory: folder.path,
      environment: { ENVIRONMENT: "staging" },
    });
    await collector.ready(async () => ((await fetch(`http://127.0.0.1:${health}/`)).ok ? true : undefined));

    const sent = await fetch(`http://127.0.0.1:${otlp}/v1/metrics`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(metrics("orders.placed", "internal.queue")),
    });
    expect(sent.status).toBe(200);
    const scraped = await until("the metric to be scraped", async () => {
      const text = await (await fetch(`http://127.0.0.1:${prometheus}/metrics`)).text();
      return text.split("\n").find((line) => line.startsWith("orders_placed_total{"));
    });
    expect(scraped).toContain('environment="staging"');
    expect(scraped).toContain('year="2026"');
    expect(scraped).toMatch(/ 42$/);
    const written = await until("the file to be written", async () => {
      const text = await readFile(output, "utf8");
      return text === "" ? undefined : parse(text.split("\n")[0] ?? "");
    });
    const names = written.resourceMetrics[0].scopeMetrics[0].metrics.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["orders.placed"]);
    const own = await (await fetch(`http://127.0.0.1:${telemetry}/metrics`)).text();
    expect(own).toMatch(/^otelcol_receiver_accepted_metric_points.* 2$/m);
  });
});

function metrics(...names: readonly string[]): unknown {
  const dataPoints = [{ asInt: "42", timeUnixNano: "1774000000000000000", startTimeUnixNano: "1773999900000000000" }];
  const sum = { dataPoints, aggregationTemporality: 2, isMonotonic: true };
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
  return {
    resourceMetrics: [{ resource, scopeMetrics: [{ scope: {}, metrics: names.map((name) => ({ name, sum })) }] }],
  };
}
