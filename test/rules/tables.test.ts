import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const COLUMNS = {
  id: "UInt64",
  day: "Date",
  at: "DateTime",
  region: "String",
  version: "UInt64",
  amount: "Decimal(18, 2)",
};
const REPLACING = { type: "ReplacingMergeTree", version: "version" };
const ADDED = { columns: COLUMNS, orderBy: ["id"] };

const told = (options: JsonObject) =>
  found(call("clickhouse.table", "a.t", { ...ADDED, ...options })).map((each) =>
    each.replace(" clickhouse.table/a.t", ""),
  );

describe("partition keys", () => {
  test.each<[string, readonly string[]]>([
    ["at", ["clickhouse/too-many-partitions partitionBy"]],
    ["toStartOfHour(at)", ["clickhouse/too-many-partitions partitionBy"]],
    ["(region, toStartOfMinute(at))", ["clickhouse/too-many-partitions partitionBy"]],
    ["tuple(toUnixTimestamp(at))", ["clickhouse/too-many-partitions partitionBy"]],
    ["toYYYYMM(at)", []],
    ["toDate(at)", []],
    ["day", []],
    ["region", []],
    ["toYYYYMM(toStartOfHour(at))", []],
    ["intDiv(toUnixTimestamp(at), 2592000)", []],
    ["toMonday(day)", []],
    ["tuple()", []],
  ])("%s of rows that are only added", (partition, expected) => {
    expect(told({ partitionBy: sql(partition) })).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["toYYYYMM(day)", ["id"], ["clickhouse/partition-outside-key partitionBy"]],
    ["(region, toYYYYMM(day))", ["id", "day"], ["clickhouse/partition-outside-key partitionBy"]],
    ["toYYYYMM(day)", ["day", "id"], []],
    ["intDiv(id, 1000000)", ["id"], []],
    ["id", ["id"], ["clickhouse/too-many-partitions partitionBy"]],
    ["tuple()", ["id"], []],
  ])("%s of rows that are replaced by %j", (partition, orderBy, expected) => {
    const partitionBy = /^\w+$/.test(partition) ? partition : sql(partition);
    expect(told({ engine: REPLACING, partitionBy, orderBy: [...orderBy] })).toEqual(expected);
  });

  test("through a column that is computed from the key", () => {
    const columns = { ...COLUMNS, month: { type: "UInt32", materialized: sql("toYYYYMM(day)") } };
    const options = { columns, engine: REPLACING, partitionBy: "month" };
    expect(told({ ...options, orderBy: ["id", "day"] })).toEqual([]);
    expect(told({ ...options, orderBy: ["id"] })).toEqual(["clickhouse/partition-outside-key partitionBy"]);
  });
});

describe("what a SummingMergeTree does not add up", () => {
  const summed = (columns: JsonObject, more: JsonObject = {}) =>
    told({ columns: { day: "Date", ...columns }, engine: "SummingMergeTree", orderBy: ["day"], ...more });

  test.each([
    "UInt64",
    "Nullable(Decimal(18, 2))",
    "Float64",
    "SimpleAggregateFunction(any, String)",
    "AggregateFunction(uniq, UInt64)",
    "Map(String, UInt64)",
    "Bool",
  ])("%s is accepted", (type) => {
    expect(summed({ x: type })).toEqual([]);
  });

  test.each(["String", "LowCardinality(Nullable(String))", "DateTime", "UUID", "Enum8('a' = 1)"])(
    "%s is told",
    (type) => {
      expect(summed({ x: type })).toEqual(["clickhouse/unsummed-column columns.x"]);
      expect(summed({ x: type }, { orderBy: ["day", "x"] })).toEqual([]);
      expect(summed({ x: { type, alias: sql("''") } })).toEqual([]);
    },
  );
});

describe("reading replaced rows", () => {
  const ROWS = call("clickhouse.table", "a.rows", { columns: COLUMNS, engine: REPLACING, orderBy: ["id"] });
  const read = (query: string) =>
    found(ROWS, call("clickhouse.view", "a.v", { query: sql(query) })).filter((each) => each.includes("missing-final"));

  test.each([
    "SELECT region, sum(amount) AS s FROM a.rows GROUP BY region",
    "SELECT id FROM a.rows WHERE region = 'x'",
    "SELECT r.id FROM a.rows AS r",
    "SELECT x.id FROM a.rows AS x FINAL INNER JOIN a.rows AS y ON y.id = x.id",
  ])("%s is told", (query) => {
    expect(read(query)).toEqual(["clickhouse/missing-final clickhouse.view/a.v query rows"]);
  });

  test.each([
    "SELECT id FROM a.rows FINAL",
    "SELECT r.id FROM a.rows AS r FINAL",
    "SELECT r.id FROM a.rows r FINAL",
    "SELECT id, argMax(region, version) AS region FROM a.rows GROUP BY id",
    "SELECT id FROM a.rows ORDER BY version DESC LIMIT 1 BY id",
    "SELECT id, any(region) AS region FROM a.rows GROUP BY id",
    "SELECT max(at) AS newest, uniq(region) AS regions FROM a.rows",
    "SELECT id FROM a.rows SETTINGS final = 1",
    "SELECT 'FROM a.rows' AS text",
  ])("%s is accepted", (query) => {
    expect(read(query)).toEqual([]);
  });
});

describe("what is computed over more time than its source is kept", () => {
  const kept = (ttl: string) => call("clickhouse.table", "a.source", { ...ADDED, ttl: sql(ttl) });
  const reads = (query: string, ttl = "at + INTERVAL 30 DAY") =>
    found(kept(ttl), call("clickhouse.view", "a.v", { query: sql(query) }));
  const TOLD = ["clickhouse/source-kept-shorter clickhouse.view/a.v query now"];

  test.each<[string, string, readonly string[]]>([
    ["at >= now() - INTERVAL 90 DAY", "at + INTERVAL 30 DAY", TOLD],
    ["at > now() - toIntervalMonth(3)", "at + toIntervalDay(30) DELETE", TOLD],
    ["at >= now() - INTERVAL 90 DAY", "at + INTERVAL 1 YEAR", []],
    ["at >= now() - INTERVAL '2 week'", "at + INTERVAL 30 DAY", []],
    ["at < now() - INTERVAL 90 DAY", "at + INTERVAL 30 DAY", []],
    ["at >= now() - INTERVAL 90 DAY", "at + INTERVAL 30 DAY DELETE WHERE region = 'x'", []],
    ["at >= now() - INTERVAL 90 DAY", "at + INTERVAL 30 DAY TO VOLUME 'cold'", []],
    ["at >= now() - INTERVAL 90 DAY", "at + INTERVAL 30 DAY, day + INTERVAL 1 YEAR", []],
    ["1", "at + INTERVAL 30 DAY", []],
  ])("WHERE %s, TTL %s", (where, ttl, expected) => {
    expect(reads(`SELECT id FROM a.source WHERE ${where}`, ttl)).toEqual(expected);
  });

  const refreshed = (options: JsonObject) =>
    found(
      kept("at + INTERVAL 30 DAY"),
      call("clickhouse.materializedView", "a.m", {
        orderBy: ["day"],
        ttl: sql("day + INTERVAL 1 YEAR"),
        query: sql("SELECT day, count() AS n FROM a.source GROUP BY day"),
        ...options,
      }),
    );

  test("a recomputed view whose own rows are kept longer; not one that adds to them", () => {
    expect(refreshed({ refresh: "EVERY 1 HOUR" })).toEqual([
      "clickhouse/source-kept-shorter clickhouse.materializedView/a.m ttl",
    ]);
    expect(refreshed({ refresh: "EVERY 1 HOUR APPEND" })).toEqual([]);
    expect(refreshed({})).toEqual([]);
  });
});
