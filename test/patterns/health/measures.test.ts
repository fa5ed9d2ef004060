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
  columns: {
    topic: "String",
    partition: "UInt64",
    offset: "UInt64",
    target: "String",
    problem: "String",
    column: "String",
    value: "String",
    received_at: "DateTime64(3, 'UTC')",
  },
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
    "pipeline_columns_refused",
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
      "CREATE TABLE analytics.shop_dead_letters (topic String, partition UInt64, offset UInt64, target String, problem String, column String, value String, received_at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree ORDER BY offset",
      `INSERT INTO analytics.shop_dead_letters VALUES
        ('t', 0, 1, 'analytics.orders', 'value', 'status', 'NULL', now64(3)),
        ('t', 0, 2, 'analytics.orders', 'value', 'amount', 'NaN', now64(3)),
        ('t', 0, 3, 'analytics.orders', 'message', '', '', now64(3)),
        ('t', 0, 4, 'analytics.orders', 'value', 'amount', 'NaN', now64(3) - INTERVAL 2 HOUR)`,
      ...measures.map((each) => `SELECT name, value, labels FROM (${metricQuery(each)}) ORDER BY ALL`),
    ],
  });
  const told = Object.fromEntries(measures.map((each, index) => [each.name, answers[index + 3]]));
  expect(told).toEqual({
    pipeline_dead_letters: [
      "pipeline_dead_letters\t1\t{'target':'analytics.orders','problem':'message'}",
      "pipeline_dead_letters\t3\t{'target':'analytics.orders','problem':'value'}",
    ].join("\n"),
    pipeline_columns_refused: [
      "pipeline_columns_refused\t1\t{'target':'analytics.orders','column':'amount','is':'other'}",
      "pipeline_columns_refused\t1\t{'target':'analytics.orders','column':'status','is':'missing'}",
    ].join("\n"),
    pipeline_queue_idle_seconds: "",
    pipeline_queue_exceptions: "",
    pipeline_table_rows: "pipeline_table_rows\t4\t{'table':'analytics.shop_dead_letters'}",
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
