import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ofKind, type Pipeline } from "../../../src/compiler/model/resource.js";
import { guideOf, KNOWN } from "../../../src/patterns/runbooks/guides/index.js";
import { stagesOf } from "../../../src/patterns/runbooks/pages/stages.js";
import { type Scene, sceneOf } from "../../../src/patterns/runbooks/scene.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { analyse } from "../../../src/systems/prometheus/public.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { blocksOf, type PageBlock, statementsIn } from "../../kit/page-blocks.js";
import { ofQueryLog, QUERY_LOG } from "../../kit/query-log.js";
import { MirrorBench } from "../mirror/mirror-bench.js";
import { EVERYTHING, pagesOf, WATCHED, watched } from "./watched.js";

let pipeline: Pipeline;
let scene: Scene;
let blocks: readonly PageBlock[];
let bench: MirrorBench;
beforeAll(async () => {
  pipeline = await watched(WATCHED, ...EVERYTHING);
  scene = sceneOf(pipeline);
  // What guides have for alerts that this pipeline lacks is read, too.
  const steps = Object.values(KNOWN).flatMap((guide) => [
    ...guide(scene).look,
    ...guide(scene).mend.flatMap((each) => each.blocks),
  ]);
  const others = steps.map(({ place, language, lines }) => ({
    page: "",
    place,
    language,
    text: `${lines.join("\n")}\n`,
  }));
  blocks = [...[...pagesOf(pipeline)].flatMap(([file, content]) => blocksOf(file, content)), ...others];
  bench = await MirrorBench.open();
});
afterAll(() => bench?.close());

test("every recommended alert has a guide, and says what it costs and what is done", () => {
  const names = ofKind(pipeline.resources.values(), ALERT).map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(46);
  expect(names.filter((name) => !Object.hasOwn(KNOWN, name))).toEqual([]);
  for (const alert of scene.alerts) {
    const { why, look, mend } = guideOf(alert, scene);
    expect({ name: alert.name, says: why.length > 20, looks: look.length > 0, mends: mend.length > 0 }).toEqual({
      name: alert.name,
      says: true,
      looks: true,
      mends: true,
    });
  }
});

test("guides name other alerts as they are called", () => {
  const names = new Set(Object.keys(KNOWN));
  const related = Object.values(KNOWN).flatMap((guide) => guide(scene).related ?? []);
  expect([...new Set(related)].filter((name) => !names.has(name))).toEqual([]);
});

test("every alert stands at one place of the tree, in the data's order", () => {
  const stages = stagesOf(scene);
  const questions = [
    "Does the source's database answer?",
    "Does the connector run?",
    "Does it keep up with the source?",
    "Is Kafka whole?",
    "Does ClickHouse answer, and take rows?",
    "Do its queues read?",
    "Does every message become a row?",
    "Do merges, mutations and refreshes keep up?",
    "Is there room: disk, memory, processors?",
    "Are only those in who should be?",
    "Can what watches be trusted?",
  ];
  const asked = stages.map(({ question }) => question);
  expect(asked).toEqual(questions.filter((question) => asked.includes(question)));
  expect(asked.length).toBeGreaterThanOrEqual(10);
  const placed = stages.flatMap(({ alerts }) => alerts.map(({ name }) => name));
  expect([...placed].sort()).toEqual(scene.alerts.map(({ name }) => name).sort());
});

test("nothing that is asked of Prometheus has been left out as unknown", () => {
  const asked = new Set(
    scene.alerts.flatMap((alert) =>
      guideOf(alert, scene).look.flatMap(({ place, lines }) => (place === "Prometheus" ? [lines.join("\n")] : [])),
    ),
  );
  expect([...asked].sort()).toMatchInlineSnapshot(`
    [
      "ALERTS{alertstate="firing"}",
      "changes(process_start_time_seconds[1h])",
      "count by (job) (pipeline_source_columns_differing)",
      "max by (instance, exporter) (otelcol_exporter_queue_size)",
      "max by (job, table, column, change) (pipeline_source_columns_differing) > 0",
      "max by (name) (debezium_metrics_MilliSecondsBehindSource{context="streaming"})",
      "max by (slot_name) (delta(pg_replication_slots_pg_wal_lsn_diff[1h]))",
      "min by (instance, mountpoint) (node_filesystem_avail_bytes{job="node"} / node_filesystem_size_bytes{job="node"})",
      "min by (name) (debezium_metrics_QueueRemainingCapacity{context="streaming"})",
      "sum by (consumergroup) (rate(kafka_consumergroup_current_offset[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_enqueue_failed_log_records[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_enqueue_failed_metric_points[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_enqueue_failed_spans[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_send_failed_log_records[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_send_failed_metric_points[5m]))",
      "sum by (instance, exporter) (rate(otelcol_exporter_send_failed_spans[5m]))",
      "sum by (instance, listener) (increase(kafka_server_failed_authentications_total{job="kafka"}[5m]))",
      "sum by (instance, listener) (increase(kafka_server_successful_authentications_total{job="kafka"}[5m]))",
      "sum by (instance, receiver) (rate(otelcol_receiver_refused_log_records[5m]))",
      "sum by (instance, receiver) (rate(otelcol_receiver_refused_metric_points[5m]))",
      "sum by (instance, receiver) (rate(otelcol_receiver_refused_spans[5m]))",
      "sum by (integration, reason) (increase(alertmanager_notifications_failed_total[5m]))",
      "sum by (name) (rate(debezium_metrics_TotalNumberOfEventsSeen_total{context="streaming"}[5m]))",
    ]
  `);
});

test("every statement of ClickHouse's runs", async () => {
  await bench.write(["DROP DATABASE IF EXISTS a"]);
  const columns = [{ name: "id", type: "Int32" }];
  await bench.write(clickHouseObjects(pipeline).map((object) => object.create({ columns, proof: true })));
  await bench.write([...QUERY_LOG]);
  const statements = new Set(
    blocks.filter(({ place }) => place === "ClickHouse").flatMap(({ text }) => statementsIn(text)),
  );
  expect(
    [...statements].filter((each) => /system\.(replicas|replication_queue|zookeeper_connection)/.test(each)),
  ).toHaveLength(4);
  for (const sql of statements) {
    // A server has this table only where it has a keeper.
    if (sql.includes("system.zookeeper_connection"))
      await bench.read(`SELECT formatQuery('${sql.replaceAll("'", "''")}')`);
    else if (/^SELECT/.test(sql)) await bench.read(ofQueryLog(sql));
    else await bench.write([sql]);
  }
});

test("every command is one that a shell reads", () => {
  for (const { language, text } of blocks) if (language === "bash") execFileSync("bash", ["-n"], { input: text });
});

test("names that a shell or a page would read otherwise stay names", async () => {
  const odd = 'it\'s `odd` $(x) | "y"';
  const pipeline = await watched(
    WATCHED,
    { ...SHOP, options: { ...SHOP.options, database: odd, host: "::1" } },
    call("kafka.cluster", odd, {
      brokers: ["kafka-1:9092"],
      tls: true,
      sasl: { mechanism: "PLAIN", username: "x", password: { $secret: "kafka/x" } },
    }),
    ORDERS,
    { ...ORDERS_NOW, name: "a.o'rders`", options: { ...ORDERS_NOW.options, consumerGroup: odd } },
    call("clickhouse.metric", "odd", { help: odd, query: sql("SELECT 1 AS value /* ``` */") }),
    call("prometheus.alert", `${odd}\n## No heading`, {
      expr: { $promql: ["odd > 1"] },
      severity: "info",
      summary: "a | b\n```",
      description: "<b>",
      group: "own",
    }),
  );
  for (const [file, content] of pagesOf(pipeline)) {
    expect(file).toMatch(/^[\w.-]+$/);
    expect(content).not.toMatch(/^## No heading/m);
    const fences = content.match(/^ *`{3,}/gm) ?? [];
    expect({ file, isEven: fences.length % 2 === 0 }).toEqual({ file, isEven: true });
    for (const { language, text } of blocksOf(file, content)) {
      if (language === "bash") execFileSync("bash", ["-n"], { input: text });
      if (language !== "promql") continue;
      expect(analyse(text).problems).toEqual([]);
    }
  }
  const lag = [...pagesOf(pipeline)].find(([file]) => file === "consumer-lag.md")?.[1];
  expect(lag).toContain("--command-config kafka/it%27s%20%60odd%60%20%24%28x%29%20%7C%20%22y%22/client.properties");
  expect(lag).toContain(`--group 'it'\\''s \`odd\` $(x) | "y"'`);
});
