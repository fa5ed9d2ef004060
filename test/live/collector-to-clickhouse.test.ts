import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, openEngine } from "../../src/engine/index.js";
import { read } from "./end-to-end/comparison.js";
import { type ClickHouseHttp, startClickHouseHttp } from "./kit/clickhouse-http.js";
import { runDdl } from "./kit/ddl.js";
import { describeLive } from "./kit/describe-live.js";
import { freePort } from "./kit/free-port.js";
import { generateFrom } from "./kit/generate.js";
import { collectorProgram } from "./kit/go-programs.js";
import { launch, type ServerProcess } from "./kit/server-process.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { until } from "./kit/until.js";

const config = (clickhouse: string, otlp: number, health: number, telemetry: number) => `
  import { clickhouse, definePipeline, otel, secret } from "headrace";
  const { logs, traces, metrics } = otel.exporterColumns;
  const table = (name: string, columns: Record<string, string>, orderBy: string[]) =>
    clickhouse.table(\`telemetry.\${name}\`, { columns, orderBy });
  const series = ["ServiceName", "MetricName", "TimeUnix"];
  const gauges = table("gauges", metrics.gauge, series);
  const sums = table("sums", metrics.sum, series);
  const histograms = table("histograms", metrics.histogram, series);
  const summaries = table("summaries", metrics.summary, series);
  const exponential = table("exponential_histograms", metrics.exponentialHistogram, series);
  const spans = table("spans", traces, ["ServiceName", "SpanName", "Timestamp"]);
  const lines = table("lines", logs, ["ServiceName", "Timestamp"]);
  const gateway = otel.collector("gateway", {
    runsIn: "host",
    receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlp}" } } } },
    processors: {
      memory_limiter: { check_interval: "1s", limit_mib: 400 },
      resource: { attributes: [{ key: "environment", value: "staging", action: "upsert" }] },
    },
    exporters: {
      clickhouse: {
        endpoint: "${clickhouse}",
        database: "telemetry",
        username: "otel",
        password: secret("clickhouse-otel/password"),
        create_schema: false,
        compress: "none",
        logs_table_name: lines,
        traces_table_name: spans,
        metrics_tables: {
          gauge: { name: gauges },
          sum: { name: sums },
          histogram: { name: histograms },
          summary: { name: summaries },
          exponential_histogram: { name: exponential },
        },
      },
    },
    extensions: { health_check: { endpoint: "127.0.0.1:${health}" } },
    pipelines: {
      metrics: { receivers: ["otlp"], processors: ["memory_limiter", "resource"], exporters: ["clickhouse"] },
      logs: { receivers: ["otlp"], processors: ["memory_limiter", "resource"], exporters: ["clickhouse"] },
      traces: { receivers: ["otlp"], processors: ["memory_limiter", "resource"], exporters: ["clickhouse"] },
    },
    telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: "127.0.0.1", port: ${telemetry} } } } }] } },
  });
  export default definePipeline({ name: "telemetry", gateway });`;

describeLive("a collector that writes to the pipeline's tables", ["OpenTelemetry collector"], () => {
  let folder: TemporaryFolder;
  let engine: Engine;
  let http: ClickHouseHttp;
  let collector: ServerProcess;
  let otlp: string;

  beforeAll(async () => {
    const program = await collectorProgram();
    folder = await temporaryFolder("collector");
    engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
    http = await startClickHouseHttp(engine);
    const [port, health, telemetry] = [await freePort(), await freePort(), await freePort()];
    otlp = `http://127.0.0.1:${port}/v1`;
    const generated = await generateFrom(config(http.url, port, health, telemetry));
    await runDdl(engine, generated);
    await writeFile(join(folder.path, "config.yaml"), generated.text("otel/gateway/config.yaml"));
    await generated.remove();
    collector = launch({
      name: "otelcol",
      command: program,
      parameters: ["--config", "config.yaml"],
      directory: folder.path,
      environment: { CLICKHOUSE_OTEL_PASSWORD: "secret" },
    });
    await collector.ready(async () => ((await fetch(`http://127.0.0.1:${health}/`)).ok ? true : undefined));
  });
  afterAll(async () => {
    await collector?.stop();
    await http?.stop();
    await engine?.close();
    await folder?.remove();
  });

  const attributes = [{ key: "route", value: { stringValue: "/orders" } }];
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };
  const at = { startTimeUnixNano: "1773999900000000000", timeUnixNano: "1774000000000000000", attributes };

  async function send(signal: string, body: unknown): Promise<void> {
    const answer = await fetch(`${otlp}/${signal}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }

  async function rowsOf(sql: string) {
    return until(
      `rows of ${sql}`,
      async () => {
        const rows = await read(engine, sql);
        return rows.length > 0 ? rows : undefined;
      },
      { explain: () => `${http.statements.join("\n")}\n${collector.logTail()}` },
    );
  }

  test("metrics arrive in the table of their type, as they were sent", async () => {
    const sum = { dataPoints: [{ ...at, asInt: "42" }], aggregationTemporality: 2, isMonotonic: true };
    const histogram = {
      dataPoints: [{ ...at, count: "3", sum: 0.6, bucketCounts: ["1", "2", "0"], explicitBounds: [0.1, 0.5] }],
      aggregationTemporality: 2,
    };
    const exponentialHistogram = {
      dataPoints: [
        { ...at, count: "2", sum: 3, scale: 1, zeroCount: "1", positive: { offset: 1, bucketCounts: ["1"] } },
      ],
      aggregationTemporality: 2,
    };
    const summary = {
      dataPoints: [{ ...at, count: "2", sum: 3, quantileValues: [{ quantile: 0.5, value: 1.5 }] }],
    };
    const metrics = [
      { name: "orders.placed", unit: "1", sum },
      { name: "carts.open", gauge: { dataPoints: [{ ...at, asDouble: 7.5 }] } },
      { name: "request.duration", unit: "s", histogram },
      { name: "queue.wait", exponentialHistogram },
      { name: "job.duration", summary },
    ];
    await send("metrics", { resourceMetrics: [{ resource, scopeMetrics: [{ scope: {}, metrics }] }] });
    const series =
      "MetricName AS name, ServiceName AS service, ResourceAttributes['environment'] AS environment, Attributes['route'] AS route";
    const common = { service: "shop", environment: "staging", route: "/orders" };
    expect(
      await rowsOf(`SELECT ${series}, Value AS value, toString(toTimeZone(TimeUnix, 'UTC')) AS at FROM telemetry.sums`),
    ).toEqual([{ ...common, name: "orders.placed", value: 42, at: "2026-03-20 09:46:40" }]);
    expect(await rowsOf(`SELECT ${series}, Value AS value FROM telemetry.gauges`)).toEqual([
      { ...common, name: "carts.open", value: 7.5 },
    ]);
    expect(
      await rowsOf(
        `SELECT ${series}, toString(BucketCounts) AS counts, toString(ExplicitBounds) AS bounds, Sum AS sum FROM telemetry.histograms`,
      ),
    ).toEqual([{ ...common, name: "request.duration", counts: "[1,2,0]", bounds: "[0.1,0.5]", sum: 0.6 }]);
    expect(await rowsOf(`SELECT ${series}, Scale AS scale FROM telemetry.exponential_histograms`)).toEqual([
      { ...common, name: "queue.wait", scale: 1 },
    ]);
    expect(
      await rowsOf(`SELECT ${series}, toString(ValueAtQuantiles.Value) AS values FROM telemetry.summaries`),
    ).toEqual([{ ...common, name: "job.duration", values: "[1.5]" }]);
  });

  test("so do logs and traces", async () => {
    const logRecords = [{ timeUnixNano: at.timeUnixNano, severityText: "WARN", body: { stringValue: "slow" } }];
    await send("logs", { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] });
    expect(
      await rowsOf("SELECT Body AS body, SeverityText AS severity, ServiceName AS service FROM telemetry.lines"),
    ).toEqual([{ body: "slow", severity: "WARN", service: "shop" }]);
    const span = {
      ...{ traceId: "5b8efff798038103d269b633813fc60c", spanId: "eee19b7ec3c1b174", name: "GET /orders", attributes },
      ...{ startTimeUnixNano: "1774000000000000000", endTimeUnixNano: "1774000000250000000" },
    };
    await send("traces", { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
    expect(
      await rowsOf("SELECT SpanName AS span, toString(Duration) AS duration, TraceId AS trace FROM telemetry.spans"),
    ).toEqual([{ span: "GET /orders", duration: "250000000", trace: "5b8efff798038103d269b633813fc60c" }]);
  });

  test("the exporter makes no table: those of the pipeline are all it needs", () => {
    expect(http.statements.filter((each) => /^\s*(CREATE|ALTER|DROP)/i.test(each))).toEqual([]);
    expect(http.statements.some((each) => /^INSERT INTO .*sums/is.test(each))).toBe(true);
  });
});
