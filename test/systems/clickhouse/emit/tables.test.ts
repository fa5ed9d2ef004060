import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { call, sql } from "../../../compiler/resolve/loaded.js";
import { ScratchEngine } from "../scratch-engine.js";
import { statements, table } from "./statements.js";

const engine = new ScratchEngine();
const HEAD = "CREATE TABLE IF NOT EXISTS a.t\n(\n    `id` UInt64,\n    `at` DateTime\n)\n";

async function accepted(...created: readonly string[]): Promise<void> {
  const drop = "DROP DATABASE IF EXISTS a SYNC";
  expect(await engine.refusals([drop, "CREATE DATABASE a", ...created, drop])).toEqual([]);
}

describe("engines", () => {
  const columns = { id: "UInt64", s: "Int8", v: "UInt64", d: "UInt8" };
  const own = "(\n    `id` UInt64,\n    `s` Int8,\n    `v` UInt64,\n    `d` UInt8\n)";
  test.each<[JsonObject[string], string]>([
    ["MergeTree", "MergeTree"],
    ["ReplacingMergeTree", "ReplacingMergeTree"],
    ["SummingMergeTree", "SummingMergeTree"],
    ["AggregatingMergeTree", "AggregatingMergeTree"],
    [{ type: "MergeTree" }, "MergeTree"],
    [{ type: "ReplacingMergeTree" }, "ReplacingMergeTree"],
    [{ type: "ReplacingMergeTree", version: "v" }, "ReplacingMergeTree(v)"],
    [{ type: "ReplacingMergeTree", version: "v", isDeleted: "d" }, "ReplacingMergeTree(v, d)"],
    [{ type: "SummingMergeTree", columns: [] }, "SummingMergeTree"],
    [{ type: "SummingMergeTree", columns: ["v", "d"] }, "SummingMergeTree((v, d))"],
    [{ type: "CollapsingMergeTree", sign: "s" }, "CollapsingMergeTree(s)"],
    [{ type: "VersionedCollapsingMergeTree", sign: "s", version: "v" }, "VersionedCollapsingMergeTree(s, v)"],
  ])("%j", async (given, printed) => {
    const [, created = ""] = statements([call("clickhouse.table", "a.t", { columns, engine: given, orderBy: ["id"] })]);
    expect(created).toBe(`CREATE TABLE IF NOT EXISTS a.t\n${own}\nENGINE = ${printed}\nORDER BY id`);
    await accepted(created);
  });

  test("Null", async () => {
    expect(table({ engine: "Null" })).toBe(`${HEAD}ENGINE = Null`);
    await accepted(table({ engine: { type: "Null" } }));
  });

  test("Kafka, of a cluster, with topics by constant and by name; a proof reaches no broker", async () => {
    const queue = call("clickhouse.table", "a.t", {
      columns: { id: "UInt64" },
      engine: {
        type: "Kafka",
        cluster: { $ref: "kafka.cluster/remote" },
        topics: [{ $ref: "kafka.topic/one" }, "it's"],
        consumerGroup: "g",
        format: "JSONEachRow",
        consumers: 2,
      },
      settings: { kafka_handle_error_mode: "stream", input_format_null_as_default: true },
    });
    const all = [
      call("kafka.cluster", "local", { brokers: ["local:1"] }),
      call("kafka.cluster", "remote", { brokers: ["r1:1", "r2:2"] }),
      call("kafka.topic", "one", { partitions: 1, replicas: 1 }),
      queue,
    ];
    const expected = (brokers: string) =>
      `CREATE TABLE IF NOT EXISTS a.t\n(\n    \`id\` UInt64\n)\nENGINE = Kafka\nSETTINGS\n    kafka_broker_list = '${brokers}',\n    kafka_topic_list = 'one,it\\'s',\n    kafka_group_name = 'g',\n    kafka_format = 'JSONEachRow',\n    kafka_num_consumers = 2,\n    kafka_handle_error_mode = 'stream',\n    input_format_null_as_default = 1`;
    expect(statements(all).at(-1)).toBe(expected("r1:1,r2:2"));
    const proof = statements(all, { proof: true }).at(-1) ?? "";
    expect(proof).toBe(expected("127.0.0.1:1"));
    await accepted(proof);
  });
});

test("every part of a table", async () => {
  const created = table({
    columns: {
      id: "UInt64",
      at: { type: "DateTime", default: sql("now()"), comment: "it's\nwhen", codec: "Delta, ZSTD(1)" },
      "order by": { type: "LowCardinality(String)", ttl: sql("at + INTERVAL 1 DAY") },
      day: { type: "Date", materialized: sql("toDate(at)") },
      year: { type: "UInt16", alias: sql("toYear(at) -- of it") },
    },
    engine: "MergeTree",
    orderBy: ["id", sql("intHash32(id)"), "day"],
    primaryKey: ["id", sql("intHash32(id)")],
    partitionBy: sql("toYYYYMM(at)"),
    sampleBy: sql("intHash32(id)"),
    ttl: sql("at + INTERVAL 1 YEAR DELETE WHERE id > ", { $literal: 5 }),
    indexes: {
      "by time": { expression: "at", type: "minmax" },
      hashed: { expression: sql("lower(`order by`)"), type: "bloom_filter(0.01)", granularity: 4 },
    },
    projections: { newest: sql("SELECT id, at ORDER BY at;") },
    constraints: { positive: sql("id > 0") },
    settings: { index_granularity: 1024, storage_policy: "default", allow_nullable_key: true },
    comment: "All of it",
  });
  expect(created).toBe(`CREATE TABLE IF NOT EXISTS a.t
(
    \`id\` UInt64,
    \`at\` DateTime DEFAULT now() COMMENT 'it\\'s\\nwhen' CODEC(Delta, ZSTD(1)),
    \`order by\` LowCardinality(String) TTL at + INTERVAL 1 DAY,
    \`day\` Date MATERIALIZED toDate(at),
    \`year\` UInt16 ALIAS toYear(at) /* of it */,
    INDEX \`by time\` at TYPE minmax GRANULARITY 1,
    INDEX hashed lower(\`order by\`) TYPE bloom_filter(0.01) GRANULARITY 4,
    CONSTRAINT positive CHECK id > 0,
    PROJECTION newest (SELECT id, at ORDER BY at)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(at)
PRIMARY KEY (id, intHash32(id))
ORDER BY (id, intHash32(id), day)
SAMPLE BY intHash32(id)
TTL at + INTERVAL 1 YEAR DELETE WHERE id > 5
SETTINGS
    index_granularity = 1024,
    storage_policy = 'default',
    allow_nullable_key = 1
COMMENT 'All of it'`);
  await accepted(created);
});

test("keys", async () => {
  expect(table({ orderBy: [] })).toBe(`${HEAD}ENGINE = MergeTree\nORDER BY tuple()`);
  expect(table({ orderBy: ["id"], partitionBy: "at" })).toBe(`${HEAD}ENGINE = MergeTree\nPARTITION BY at\nORDER BY id`);
  await accepted(table({ orderBy: [] }), table({ orderBy: ["id"], primaryKey: [] }).replace("a.t", "a.u"));
});

test("a long tuple has a line for each element, and stays the same type", async () => {
  const elements = [
    "id UInt64",
    "`a,b` Enum8('x,(' = 1, 'it\\'s' = 2)",
    "inner Tuple(a UInt8, b Map(String, Array(UInt8)))",
    "p Decimal(10, 2)",
  ];
  const type = `Tuple(${elements.join(", ")})`;
  const created = table({ columns: { id: "UInt64", t: type, short: "Tuple(a UInt8, b UInt8)" }, orderBy: ["id"] });
  expect(created).toContain(
    `    \`t\` Tuple(\n        ${elements.join(",\n        ")}\n    ),\n    \`short\` Tuple(a UInt8, b UInt8)\n`,
  );
  await accepted(created, created.replace("a.t", "a.u").replace(/Tuple\(\n[\s\S]*?\n {4}\)/, type));
});

test("odd names are quoted wherever they stand", async () => {
  const declaration = call("clickhouse.table", "a-b.it's `all`", {
    columns: { "group by": "UInt64", nan: "UInt64", "ü\\": "UInt8" },
    engine: { type: "ReplacingMergeTree", version: "nan", isDeleted: "ü\\" },
    orderBy: ["group by"],
  });
  const created = statements([declaration]);
  expect(created).toEqual([
    "CREATE DATABASE IF NOT EXISTS `a-b`",
    "CREATE TABLE IF NOT EXISTS `a-b`.`it's \\`all\\``\n(\n    `group by` UInt64,\n    `nan` UInt64,\n    `ü\\\\` UInt8\n)\nENGINE = ReplacingMergeTree(`nan`, `ü\\\\`)\nORDER BY `group by`",
  ]);
  await accepted(...created);
});

test("TTL by rules, statistics, ephemeral columns, assumptions and projections that index", async () => {
  const created = table({
    columns: {
      id: "UInt64",
      at: { type: "DateTime", codec: ["Delta", "ZSTD(1)"], statistics: ["minmax"] },
      total: { type: "UInt64", settings: { max_compress_block_size: 65536 } },
      raw: { type: "String", ephemeral: true },
    },
    orderBy: ["id"],
    ttl: [
      { after: sql("at + INTERVAL 1 DAY"), toDisk: "default" },
      { after: sql("at + INTERVAL 2 DAY"), recompress: "ZSTD(9)" },
      { after: sql("at + INTERVAL 3 DAY"), groupBy: ["id"], set: { total: sql("sum(total)") } },
      { after: sql("at + INTERVAL 4 DAY"), where: sql("id > 5") },
    ],
    assumptions: { positive: sql("id > 0") },
    projectionIndexes: { by_total: { expression: "total" } },
  });
  expect(created).toBe(`CREATE TABLE IF NOT EXISTS a.t
(
    \`id\` UInt64,
    \`at\` DateTime CODEC(Delta, ZSTD(1)) STATISTICS(minmax),
    \`total\` UInt64 SETTINGS (max_compress_block_size = 65536),
    \`raw\` String EPHEMERAL,
    CONSTRAINT positive ASSUME id > 0,
    PROJECTION by_total INDEX total TYPE basic
)
ENGINE = MergeTree
ORDER BY id
TTL
    at + INTERVAL 1 DAY TO DISK 'default',
    at + INTERVAL 2 DAY RECOMPRESS CODEC(ZSTD(9)),
    at + INTERVAL 3 DAY GROUP BY id SET total = sum(total),
    at + INTERVAL 4 DAY DELETE WHERE id > 5`);
  await accepted(created);
});
