// The collector that HEADRACE_OTELCOL names, with its own metrics scraped while data passes and an exporter fails.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./debian.mjs";
import { metricsIn } from "./scraped.mjs";

const SIGNALS = ["log_records", "metric_points", "spans"];

export async function otelcol() {
  const program = process.env.HEADRACE_OTELCOL;
  if (program === undefined) throw new Error("HEADRACE_OTELCOL names no collector");
  const [port, otlp] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), "headrace-metrics-"));
  writeFileSync(join(folder, "config.yaml"), config(port, otlp));
  const child = spawn(program, ["--config", "config.yaml"], { cwd: folder, stdio: "ignore" });
  try {
    const send = (signal, body) =>
      fetch(`http://127.0.0.1:${otlp}/v1/${signal}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const log = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "x" } }] }] }] };
    for (let tries = 0; !(await send("logs", log).catch(() => undefined))?.ok; tries++) {
      if (tries > 100) throw new Error("the collector does not come up");
      await sleep(200);
    }
    const times = { startTimeUnixNano: "1", endTimeUnixNano: "2" };
    const span = { traceId: "5b8efff798038103d269b633813fc60c", spanId: "eee19b7ec3c1b174", name: "x", ...times };
    await send("traces", { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
    await sleep(6000);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const metrics = metricsIn(text);
    const known = new Set(metrics.map(({ name }) => name));
    return {
      component: "otelcol",
      version: "0.158.0",
      source: "a collector 0.158.0 built of the core and contrib modules, scraped at level detailed",
      metrics: [...metrics, ...silent().filter(({ name }) => !known.has(name))],
    };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the documentation.md of service, exporterhelper, processorhelper: there once it happens. */
function silent() {
  const of = (name, type, labels, when) => ({ name, type, labels, when });
  return [
    ...SIGNALS.flatMap((signal) => [
      of(`otelcol_exporter_enqueue_failed_${signal}`, "counter", ["exporter"], "once a queue refused data"),
      of(`otelcol_processor_memory_limiter_refused_${signal}`, "counter", ["processor"], "once memory was short"),
      of(`otelcol_scraper_errored_${signal}`, "counter", ["receiver", "scraper"], "with a receiver that scrapes"),
      of(`otelcol_scraper_scraped_${signal}`, "counter", ["receiver", "scraper"], "with a receiver that scrapes"),
    ]).filter(({ name }) => !/scraper_.*_spans/.test(name)),
    of("otelcol_processor_batch_batch_size_trigger_send", "counter", ["processor"], "once a batch was full"),
  ];
}

function config(port, otlp) {
  const pipeline = { receivers: ["otlp"], processors: ["memory_limiter", "batch"], exporters: ["debug", "otlp_grpc"] };
  const reader = { pull: { exporter: { prometheus: { host: "127.0.0.1", port } } } };
  const self = {
    job_name: "self",
    scrape_interval: "1s",
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
  };
  return JSON.stringify({
    receivers: {
      otlp: { protocols: { http: { endpoint: `127.0.0.1:${otlp}` } } },
      prometheus: { config: { scrape_configs: [self] } },
    },
    processors: { memory_limiter: { check_interval: "1s", limit_mib: 400 }, batch: { timeout: "200ms" } },
    exporters: {
      debug: {},
      otlp_grpc: { endpoint: "127.0.0.1:1", tls: { insecure: true }, retry_on_failure: { enabled: false } },
    },
    service: {
      telemetry: { metrics: { level: "detailed", readers: [reader] } },
      pipelines: {
        metrics: { ...pipeline, receivers: ["otlp", "prometheus"] },
        traces: pipeline,
        logs: pipeline,
      },
    },
  });
}
