import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const queue = (options: JsonObject = {}, format = "JSONAsString", topic = "shop.public.orders") =>
  call("clickhouse.table", "a.queue", {
    columns: { event: "String" },
    engine: { type: "Kafka", topics: [topic], consumerGroup: "g", format },
    ...options,
  });
const TARGET = call("clickhouse.table", "a.target", { columns: { x: "String" }, orderBy: [] });
const into = (query: string) =>
  call("clickhouse.materializedView", "a.into", { to: { $ref: "clickhouse.table/a.target" }, query: sql(query) });

const COLUMNS = { id: "integer not null", payload: "varchar(20)" };

/** What a view over a queue of changes of orders is told, without its name. */
const told = (query: string) =>
  foundInShop({ columns: COLUMNS }, {}, queue(), TARGET, into(query)).map((each) =>
    each.replace(" clickhouse.materializedView/a.into", ""),
  );

const string = (name: string) => `JSONExtractString(event, '${name}')`;

describe("a view over a queue of changes", () => {
  test.each<[string, readonly string[]]>([
    [`toDate(${string("day")}) AS x`, ["clickhouse/queue-view-can-throw query toDate"]],
    ["toUInt64(event) AS x", ["clickhouse/queue-view-can-throw query toUInt64"]],
    [
      `parseDateTimeBestEffort(${string("at")}) AS x`,
      ["clickhouse/queue-view-can-throw query parseDateTimeBestEffort"],
    ],
    [`toDateOrNull(${string("day")}) AS x`, []],
    [`if(${string("day")} = '', NULL, toDate(${string("day")})) AS x`, []],
    ["toDateTime(JSONExtractInt(event, 'source', 'ts_ms')) AS x", []],
    ["toDate(now()) AS x", []],
    ["JSONExtractString(event, 'payload', 'op') AS x", ["clickhouse/envelope-path query 'payload'"]],
    ["JSONExtractString(event, 'after', 'payload') AS x, JSONHas(event, 'before') AS b", []],
    ["JSONExtractString(event, 'after', 'id') AS x", ["clickhouse/deletes-dropped query after"]],
    ["event AS x", []],
  ])("SELECT %s", (list, expected) => {
    const without = told(`SELECT ${list} FROM a.queue`).filter((each) => !each.includes("column-never-filled"));
    expect(without).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    [`isNotNull(${string("id")})`, ["clickhouse/json-never-null query isNotNull"]],
    [`${string("id")} IS NOT NULL`, ["clickhouse/json-never-null query JSONExtractString"]],
    ["JSONExtract(event, 'id', 'Nullable(String)') IS NOT NULL", []],
    [`${string("id")} != ''`, []],
    [`isNotNull(nullIf(${string("id")}, ''))`, []],
  ])("WHERE %s", (where, expected) => {
    expect(told(`SELECT event AS x FROM a.queue WHERE ${where}`)).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ["sum(JSONExtractInt(event, 'amount')) AS x", ["clickhouse/updates-summed query sum"]],
    ["count() AS x", ["clickhouse/updates-summed query count"]],
    ["countIf(JSONExtractString(event, 'op') = 'c') AS x", []],
    ["max(JSONExtractInt(event, 'amount')) AS x", []],
  ])("that groups: %s", (list, expected) => {
    expect(told(`SELECT ${list} FROM a.queue`)).toEqual(expected);
    expect(told(`SELECT ${list} FROM a.queue WHERE JSONExtractString(event, 'op') = 'c'`)).toEqual([]);
  });
});

describe("a queue", () => {
  const read = into("SELECT event AS x FROM a.queue");
  const ofQueue = (options: JsonObject, format: string) =>
    foundInShop({}, {}, queue(options, format), TARGET, read).map((each) =>
      each.replace(" clickhouse.table/a.queue", ""),
    );

  test.each<[string, JsonObject, readonly string[]]>([
    ["JSONEachRow", {}, ["clickhouse/queue-stops-at-bad-message engine.format"]],
    ["JSONEachRow", { kafka_handle_error_mode: "stream" }, []],
    [
      "JSONEachRow",
      { kafka_skip_broken_messages: 10 },
      ["clickhouse/messages-skipped settings.kafka_skip_broken_messages"],
    ],
    ["JSONAsString", {}, []],
    ["RawBLOB", {}, []],
  ])("of %s with %j", (format, settings, expected) => {
    expect(ofQueue({ settings }, format)).toEqual(expected);
  });

  test("that nothing reads, and one that is only queried", () => {
    const query = call("clickhouse.view", "a.v", { query: sql("SELECT event FROM a.queue") });
    expect(foundInShop({}, {}, queue())).toEqual(["clickhouse/queue-not-read clickhouse.table/a.queue"]);
    expect(foundInShop({}, {}, queue(), query)).toEqual([
      "clickhouse/queue-not-read clickhouse.table/a.queue",
      "clickhouse/queue-queried clickhouse.view/a.v query queue",
    ]);
  });
});
