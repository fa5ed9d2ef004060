import { expect, test } from "vitest";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { accountFor } from "../../../src/patterns/health/account.js";
import { measuresOf } from "../../../src/patterns/health/measures.js";
import { metricQuery } from "../../../src/systems/clickhouse/emit/metric-query.js";
import { GRANT } from "../../../src/systems/clickhouse/schema/access/grant.js";
import { call } from "../../compiler/resolve/loaded.js";
import { configuredEngine } from "../../kit/configured-engine.js";
import { pipelineOf } from "../../systems/clickhouse/access/declarations.js";

const FROM = { origin: { site: { line: 1, column: 1 }, path: [] }, madeBy: "monitoring/x" } as const;

const TOPIC = call("kafka.topic", "orders", { partitions: 1, replicas: 1 });
const QUEUE = call("clickhouse.table", "analytics.orders_queue", {
  columns: { id: "UInt64" },
  engine: { type: "Kafka", topics: [{ $ref: "kafka.topic/orders" }], consumerGroup: "g", format: "JSONEachRow" },
});
const LETTERS = call("clickhouse.table", "analytics.shop_dead_letters", {
  columns: { target: "String", problem: "String", offset: "UInt64" },
  engine: { type: "ReplacingMergeTree" },
  orderBy: ["offset"],
});
const HOURLY = call("clickhouse.materializedView", "analytics.hourly", {
  refresh: "EVERY 1 HOUR",
  orderBy: ["id"],
  query: { $sql: ["SELECT 1 AS id"] },
});

test("only of what is there", () => {
  const names = measuresOf(pipelineOf(LETTERS).resources, FROM).map((each) => each.name);
  expect(names).toEqual([
    "pipeline_dead_letters",
    "pipeline_table_rows",
    "pipeline_table_bytes",
    "pipeline_partition_parts",
    "pipeline_mutations_failed",
  ]);
});

test("each is what the engine answers", async () => {
  const measures = measuresOf(pipelineOf(TOPIC, QUEUE, LETTERS, HOURLY).resources, FROM);
  const answers = await configuredEngine({
    files: [],
    statements: [
      "CREATE DATABASE analytics",
      "CREATE TABLE analytics.shop_dead_letters (target String, problem String, offset UInt64) ENGINE = ReplacingMergeTree ORDER BY offset",
      "INSERT INTO analytics.shop_dead_letters VALUES ('analytics.orders', 'value', 1), ('analytics.orders', 'value', 2), ('analytics.orders', 'message', 3)",
      ...measures.map((each) => `SELECT name, value, labels FROM (${metricQuery(each)}) ORDER BY ALL`),
    ],
  });
  const told = Object.fromEntries(measures.map((each, index) => [each.name, answers[index + 3]]));
  expect(told).toEqual({
    pipeline_dead_letters: [
      "pipeline_dead_letters\t1\t{'target':'analytics.orders','problem':'message'}",
      "pipeline_dead_letters\t2\t{'target':'analytics.orders','problem':'value'}",
    ].join("\n"),
    pipeline_queue_idle_seconds: "",
    pipeline_queue_exceptions: "",
    pipeline_table_rows: "pipeline_table_rows\t3\t{'table':'analytics.shop_dead_letters'}",
    pipeline_table_bytes: expect.stringMatching(
      /^pipeline_table_bytes\t\d+\t\{'table':'analytics\.shop_dead_letters'\}$/,
    ),
    pipeline_partition_parts: "pipeline_partition_parts\t1\t{'table':'analytics.shop_dead_letters'}",
    pipeline_mutations_failed: "",
    pipeline_refresh_age_seconds: "",
    pipeline_refresh_failed: "",
  });
});

test("the account may read the server's own tables, and what the metrics name", () => {
  const { resources } = pipelineOf(LETTERS);
  const all = new Map([...resources, ...measuresOf(resources, FROM).map((each) => [each.address, each] as const)]);
  const made = accountFor(all, { $secret: "clickhouse/monitoring" }, FROM);
  expect(made.map((each) => each.address)).toEqual([
    "clickhouse.user/headrace_monitoring",
    "clickhouse.grant/headrace_monitoring reads",
  ]);
  expect(ofKind(made, GRANT)[0]?.spec.on).toEqual([
    "system.*",
    { $ref: "clickhouse.table/analytics.shop_dead_letters" },
  ]);
});
