// What the live kit's programs expose: brokers and Connect with Debezium under the generated rules of the JMX exporter,
// and postgres_exporter against a source that is captured.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { metricsIn } from "./scraped.mjs";

const root = join(import.meta.dirname, "..", "..", "..");

export async function live() {
  // Beside the built entries of the config's thread and the engine's process, which it starts.
  const outfile = join(root, "dist", "scrape-all.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/live/monitoring/scrape-all.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    define: { __HEADRACE_VERSION__: '"collected"' },
    outfile,
    logLevel: "warning",
  });
  const folder = mkdtempSync(join(tmpdir(), "headrace-scrapes-"));
  process.env.HEADRACE_SCRAPES = folder;
  try {
    await import(pathToFileURL(outfile).href);
    const of = (component) => metricsIn(readFileSync(join(folder, `${component}.txt`), "utf8"));
    return [connect(of("kafka-connect")), broker(of("kafka")), postgresExporter(of("postgres_exporter"))];
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(outfile);
  }
}

const AGENT = "jmx_prometheus_javaagent 1.0.1";

/** The exporter adds the bean's name to what the attribute says of itself. */
const ownHelp = (metric) => ({
  ...metric,
  help: metric.help.replace(/\s*(kafka|debezium)\.[\w-]+:name=.*$/, "").replace(/^java\..*/, ""),
});

const TASK = ["connector", "task"];
const SINK = "with a sink connector";
/** Of connectors that the kit does not run; the rules take them all the same. */
const OTHER_CONNECTORS = [
  ...["sink_record_read_total", "sink_record_send_total", "offset_commit_completion_total"].map((name) => [
    `kafka_connect_sink_task_${name}`,
    "counter",
    TASK,
    SINK,
  ]),
  ...["sink_record_active_count", "sink_record_lag_max", "partition_count", "put_batch_avg_time_ms"].map((name) => [
    `kafka_connect_sink_task_${name}`,
    "gauge",
    TASK,
    SINK,
  ]),
  ...["SkippedEvents", "Disconnects", "NotWellFormedTransactions", "RolledBackTransactions", "LargeTransactions"].map(
    (name) => [`debezium_metrics_NumberOf${name}_total`, "counter", ["context", "name", "plugin"], "MySQL and MariaDB"],
  ),
  ...["RecoveryStartTime", "ChangesRecovered", "ChangesApplied", "MilliSecondsSinceLastAppliedChange"].map((name) => [
    `debezium_metrics_${name}`,
    "gauge",
    ["context", "name", "plugin"],
    "connectors with a schema history",
  ]),
  ...["TableChunkCounts", "TableChunksCompletedCounts"].map((name) => [
    `debezium_metrics_${name}`,
    "gauge",
    ["context", "name", "plugin", "table"],
    "a snapshot in chunks",
  ]),
];

function connect(metrics) {
  const others = OTHER_CONNECTORS.map(([name, type, labels, when]) => ({ name, type, labels, when }));
  const known = new Set(metrics.map(({ name }) => name));
  return {
    component: "kafka-connect",
    version: "4.3.1",
    source: `Kafka Connect 4.3.1 with a Debezium PostgreSQL connector 3.6.1.Final, scraped by ${AGENT} with the generated rules`,
    metrics: [...metrics.map(ownHelp).map(whenSeen), ...others.filter(({ name }) => !known.has(name))],
  };
}

function whenSeen(metric) {
  const needs = /^debezium_/.test(metric.name) ? "while Debezium's task runs" : "";
  return { ...metric, when: metric.name === "debezium_metrics_RowsScanned" ? "during and after a snapshot" : needs };
}

function broker(metrics) {
  const requests = [
    ["kafka_network_requests_total", ["request", "version"]],
    ["kafka_network_request_errors_total", ["error", "request"]],
  ].map(([name, labels]) => ({ name, type: "counter", labels, when: "once there was such a request" }));
  const known = new Set(metrics.map(({ name }) => name));
  return {
    component: "kafka",
    version: "4.3.1",
    source: `Kafka 4.3.1, broker and controller in one, scraped by ${AGENT} with the generated rules`,
    metrics: [...metrics.map(ownHelp), ...requests.filter(({ name }) => !known.has(name))],
  };
}

function postgresExporter(metrics) {
  const labels = ["server", "slot_name", "slot_type"];
  const needs = (name) =>
    /^pg_replication_slots?_/.test(name)
      ? "when there is a replication slot"
      : /^pg_stat_replication/.test(name)
        ? "while a replica or a connector streams"
        : "";
  return {
    component: "postgres_exporter",
    version: "0.19.1",
    source: "postgres_exporter 0.19.1, built by Go, scraped against PostgreSQL 15 with a captured database",
    metrics: [
      // Settings of the server: named after them, and there are hundreds.
      ...metrics.map((metric) => ({ ...metric, when: needs(metric.name) })),
      {
        name: "pg_replication_slot_safe_wal_size_bytes",
        type: "gauge",
        labels: labels.slice(1),
        when: "when there is a replication slot and max_slot_wal_keep_size is set",
      },
      {
        name: "pipeline_source_columns_differing",
        type: "gauge",
        labels: ["change", "column", "server", "table"],
        help: "Whether a column differs from what the config says",
        when: "when it is started with the generated queries",
      },
    ].filter((metric, index, all) => all.findIndex(({ name }) => name === metric.name) === index),
  };
}
