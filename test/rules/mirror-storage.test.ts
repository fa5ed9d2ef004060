import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import type { SqlPart } from "../../src/compiler/model/reference.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const FULL = { replicaIdentity: "full" };
const MIRROR = "clickhouse.mirror/a.orders";

describe("a partition key", () => {
  const columns = {
    id: "integer not null",
    status: "varchar(20) not null",
    shard: "integer not null",
    token: "uuid not null",
    placed_on: "date not null",
    placed_at: "timestamptz not null",
  };
  const perValue = [`mirror/partition-per-value ${MIRROR} partitionBy`];
  const daily = [`mirror/daily-partitions ${MIRROR} partitionBy`];

  test.each<[string | JsonObject, readonly string[]]>([
    ["id", perValue],
    ["token", perValue],
    ["placed_at", perValue],
    ["placed_on", daily],
    ["status", []],
    ["shard", []],
    [sql("id"), perValue],
    [sql("toStartOfHour(placed_at)"), perValue],
    [sql("toDate(placed_at)"), daily],
    [sql("toYYYYMMDD(placed_on)"), daily],
    [sql("toYYYYMM(placed_at)"), []],
    [sql("toStartOfMonth(placed_at)"), []],
    [sql("id % 8"), []],
    [sql("id % 1000"), perValue],
    [sql("cityHash64(token) % 256"), perValue],
    [sql("modulo(id, 500)"), perValue],
    [sql("intDiv(id, 1000000)"), []],
    [sql("(status, toYYYYMM(placed_at))"), []],
    [sql("id /* % 1000 */ % 10"), []],
  ])("%j", (partitionBy, expected) => {
    expect(foundInShop({ columns, ...FULL }, { partitionBy })).toEqual(expected);
  });
});

describe("a generated column's digits", () => {
  const told = (type: string, expression: string) =>
    foundInShop(
      {
        ...FULL,
        columns: {
          id: "integer not null",
          quantity: "integer not null",
          price: "numeric(10,2) not null",
          rate: "numeric(6,4) not null",
          total: `${type} generated always as (${expression}) stored`,
        },
      },
      {},
    );
  const CUT = [`mirror/generated-column ${MIRROR} columns.total`];

  test.each<[string, string, readonly string[]]>([
    ["numeric(12,2)", "quantity * price", []],
    ["numeric(12,2)", "price * rate", CUT],
    ["numeric(12,6)", "price * rate", []],
    ["numeric(12,2)", "price + rate", CUT],
    ["numeric(12,4)", "price + rate", []],
    ["numeric(12,2)", "price * 1.19", CUT],
    ["numeric(12,2)", "(quantity + 1) * -price", []],
    ["numeric(12,2)", "coalesce(price, rate)", CUT],
    ["integer", "quantity * price", CUT],
    ["integer", "quantity * 2", []],
    ["double precision", "price * rate", []],
  ])("%s of %s", (type, expression, expected) => {
    expect(told(type, expression)).toEqual(expected);
  });
});

describe("names that the author gives", () => {
  const columns = { id: "integer not null", st: "varchar(20) not null", status: "integer not null" };
  const told = (mirror: JsonObject) => foundInShop({ columns, ...FULL }, mirror);
  const at = (place: string) => [`mirror/duplicate-column ${MIRROR} ${place}`];

  test.each<[string, JsonObject, readonly string[]]>([
    ["another column's", { columns: { st: { as: "status" } } }, at("columns.st.as")],
    ["its own", { columns: { st: { as: "st" } } }, []],
    ["one that is left out", { columns: { st: { as: "status" }, status: "exclude" } }, []],
    [
      "twice",
      { columns: { st: { as: "x" } }, extra: { x: { type: "UInt8", expression: sql("1") } } },
      at("extra.x.$key"),
    ],
    ["the mirror's", { extra: { _version: { type: "UInt8", expression: sql("1") } } }, at("extra._version.$key")],
    ["a kept row's mark", { deletes: "keep", softDelete: "status" }, at("softDelete")],
    ["a mark that is not there", { softDelete: "status" }, []],
  ])("%s", (_title, mirror, expected) => {
    expect(told(mirror)).toEqual(expected);
  });
});

describe("a log of changes", () => {
  const columns = { id: "integer not null", amount: "numeric(10,2) not null", note: "text" };
  const log = (options: JsonObject = {}) =>
    call("clickhouse.changes", "a.log", { of: { $ref: "postgres.table/public.orders" }, ...options });
  const view = (...query: readonly SqlPart[]) => call("clickhouse.view", "a.v", { query: sql(...query) });
  const LOG = { $ref: "clickhouse.changes/a.log" } as const;
  const told = (query: string) => foundInShop({ columns, ...FULL }, {}, log(), view(`${query} FROM `, LOG));
  const summed = (name: string) => [`clickhouse/changes-summed-as-state clickhouse.view/a.v query ${name}`];

  test.each<[string, readonly string[]]>([
    ["SELECT sum(after.amount)", summed("sum")],
    ["SELECT round(avgIf(coalesce(after.amount, 0), id > 5), 2)", summed("avgIf")],
    ["SELECT sum(`after`.amount - before.amount)", summed("sum")],
    ["SELECT sumIf(after.amount, operation = 'insert')", []],
    ["SELECT operation, sum(after.amount)", []],
    ["SELECT count(), avg(loaded_at - changed_at)", []],
    ["SELECT max(after.amount), sum(1)", []],
    ["SELECT 'sum(after.amount)' AS text", []],
  ])("%s", (query, expected) => {
    expect(told(query)).toEqual(expected);
  });

  test("found by its name, too", () => {
    const query = view("SELECT sum(l.after.amount) AS s FROM a.log AS l");
    expect(foundInShop({ columns, ...FULL }, {}, log(), query)).toEqual(summed("sum"));
  });

  test("is held to what a mirror's columns are held to", () => {
    const found = (table: JsonObject, options: JsonObject) =>
      foundInShop({ columns, ...table }, { columns: { note: "exclude" } }, log(options));
    expect(found({}, {})).toEqual(["mirror/unchanged-toast clickhouse.changes/a.log columns.note"]);
    expect(found(FULL, { columns: { amuont: "Float64" } })).toEqual([
      "mirror/unknown-column clickhouse.changes/a.log columns.amuont.$key",
    ]);
    expect(found(FULL, { columns: { amount: "Int8" } })).toEqual([
      "mirror/type-override clickhouse.changes/a.log columns.amount",
    ]);
    expect(found(FULL, { columns: { id: "exclude" } })).toEqual([
      "mirror/excluded-key clickhouse.changes/a.log columns.id",
    ]);
  });

  test("is sorted and partitioned by what each delivery has alike", () => {
    const found = (options: JsonObject) => foundInShop({ columns, ...FULL }, {}, log(options));
    const at = (place: string) => [`changes/unstable-key clickhouse.changes/a.log ${place}`];
    expect(found({ orderBy: ["operation", "changed_at", "id"] })).toEqual([]);
    expect(found({ orderBy: ["topic_offset"] })).toEqual(at("orderBy.0"));
    expect(found({ orderBy: ["id", "amount"] })).toEqual(at("orderBy.1"));
    expect(found({ partitionBy: sql("toDate(loaded_at)") })).toEqual(at("partitionBy loaded_at"));
    expect(found({ partitionBy: sql("toMonday(changed_at)") })).toEqual([]);
  });
});

describe("a version by hand", () => {
  const queue = (topic: string) =>
    call("clickhouse.table", "a.queue", {
      columns: { message: "String", ts_ms: "UInt64", lsn: "UInt64", sequence: "String" },
      engine: { type: "Kafka", topics: [topic], consumerGroup: "g", format: "JSONEachRow" },
      settings: { kafka_handle_error_mode: "stream" },
    });
  const rows = call("clickhouse.table", "a.rows", {
    columns: { id: "UInt64", v: "UInt64" },
    engine: { type: "ReplacingMergeTree", version: "v" },
    orderBy: ["id"],
  });
  const told = (version: string, topic = "shop.public.orders") =>
    foundInShop(
      {},
      {},
      call("kafka.topic", "web.clicks", { partitions: 1, replicas: 1 }),
      queue(topic),
      rows,
      call("clickhouse.materializedView", "a.ingest", {
        to: { $ref: "clickhouse.table/a.rows" },
        query: sql(`SELECT 1 AS id, ${version} AS v FROM a.queue`),
      }),
    );
  const at = (word: string) => [`clickhouse/version-can-go-back clickhouse.materializedView/a.ingest query ${word}`];

  test.each<[string, readonly string[]]>([
    ["ts_ms", at("ts_ms")],
    ["toUnixTimestamp64Milli(now64())", at("now64")],
    ["lsn", at("lsn")],
    ["JSONExtractUInt(message, 'source', 'ts_ms')", at("ts_ms")],
    ["greatest(lsn, toUInt64OrZero(extract(sequence, '\\\\d+')))", []],
    ["cityHash64(message)", []],
  ])("%s", (version, expected) => {
    expect(told(version)).toEqual(expected);
  });

  test("of events that no connector writes may be what it likes", () => {
    expect(told("ts_ms", "web.clicks")).toEqual([]);
  });
});
