import { describe, expect, test } from "vitest";
import { call, SHOP, sql } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const ORDERS = call("postgres.table", "public.orders", {
  source: { $ref: "postgres.source/shop" },
  columns: {
    id: "serial primary key",
    quantity: "integer not null",
    checked: "integer not null check (checked > 0)",
    price: "numeric(10,2) not null",
    total: "numeric(12,2) generated always as (quantity * price) stored",
    placed_on: "date not null",
    placed_at: "timestamp not null",
    sent_at: "timestamptz",
  },
  primaryKey: ["id"],
});
const MIRROR = call("clickhouse.mirror", "a.orders", { of: { $ref: "postgres.table/public.orders" }, orderBy: ["id"] });
const QUEUE = call("clickhouse.table", "a.queue", {
  columns: { event: "String" },
  engine: { type: "Kafka", topics: ["shop.public.orders"], consumerGroup: "g", format: "JSONAsString" },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = (type: string) =>
  call("clickhouse.table", "a.kept", { columns: { x: type, operation: "String" }, orderBy: [] });
const into = (x: string) =>
  call("clickhouse.materializedView", "a.into", {
    to: { $ref: "clickhouse.table/a.kept" },
    query: sql(
      `SELECT ${x} AS x, JSONExtractString(event, 'op') AS operation, JSONHas(event, 'before') AS b FROM a.queue`,
    ),
  });
const told = (x: string, type = "String") =>
  found(SHOP, ORDERS, MIRROR, QUEUE, kept(type), into(x)).map((each) =>
    each.replace(" clickhouse.materializedView/a.into", ""),
  );
const ofRow = (type: string, name: string) => `JSONExtract${type}(event, 'after', '${name}')`;

describe("a field of an event", () => {
  test.each<[string, string, readonly string[]]>([
    [ofRow("Float", "total"), "Float64", ["clickhouse/field-not-in-events query 'total'"]],
    [ofRow("Int", "amount"), "Int64", ["clickhouse/field-not-in-events query 'amount'"]],
    // Not of the row: the event's own.
    ["JSONExtractInt(event, 'source', 'ts_ms')", "Int64", []],
    ["JSONExtractString(event, 'after', 'total', 'more')", "String", []],
    [`toDateOrNull(${ofRow("String", "placed_on")})`, "Date", ["clickhouse/number-read-as-date query 'placed_on'"]],
    [
      `parseDateTimeBestEffortOrNull(${ofRow("String", "placed_at")})`,
      "DateTime",
      ["clickhouse/number-read-as-date query 'placed_at'"],
    ],
    [`parseDateTimeBestEffortOrNull(${ofRow("String", "sent_at")})`, "DateTime", []],
    [ofRow("String", "placed_on"), "String", []],
    [`toDate('1970-01-01') + ${ofRow("Int", "placed_on")}`, "Date", []],
    [ofRow("UInt", "quantity"), "UInt32", ["clickhouse/sign-lost query 'quantity'"]],
    // These are never negative.
    [ofRow("UInt", "id"), "UInt32", []],
    [ofRow("UInt", "checked"), "UInt32", []],
    [ofRow("Int", "quantity"), "Int16", ["clickhouse/integer-cut-off query 'quantity'"]],
    [ofRow("Int", "quantity"), "Nullable(Int8)", ["clickhouse/integer-cut-off query 'quantity'"]],
    [ofRow("Int", "quantity"), "Int32", []],
    [ofRow("Int", "quantity"), "String", []],
    // What is computed of it may well fit.
    [`least(${ofRow("Int", "quantity")}, 100)`, "Int8", []],
    // The compiler's own connector writes digits.
    [`toDecimal64OrNull(${ofRow("String", "price")}, 2)`, "Decimal(10, 2)", []],
  ])("%s into %s", (x, type, expected) => {
    expect(told(x, type)).toEqual(expected);
  });
});

describe("a query over a log of changes", () => {
  const asked = (query: string) =>
    found(
      SHOP,
      ORDERS,
      MIRROR,
      QUEUE,
      kept("Float64"),
      into(ofRow("Float", "price")),
      call("clickhouse.view", "a.asked", { query: sql(query) }),
    ).map((each) => each.replace(" clickhouse.view/a.asked", ""));

  test.each<[string, readonly string[]]>([
    ["SELECT sum(x) AS s FROM a.kept", ["clickhouse/sum-over-changes query sum"]],
    ["SELECT avg(x) AS s FROM a.kept WHERE operation != 'd'", ["clickhouse/sum-over-changes query avg"]],
    ["SELECT sum(x) AS s FROM a.kept WHERE operation IN ('c', 'u')", ["clickhouse/sum-over-changes query sum"]],
    [
      "SELECT sum(multiIf(operation = 'c', x, operation = 'u', x, 0)) AS s FROM a.kept",
      ["clickhouse/sum-over-changes query sum"],
    ],
    // New rows alone; changes themselves; the newest of each.
    ["SELECT sum(x) AS s FROM a.kept WHERE operation = 'c'", []],
    ["SELECT sumIf(x, operation = 'u') AS s FROM a.kept", []],
    ["SELECT count() AS s FROM a.kept", []],
    ["SELECT sum(last) AS s FROM (SELECT argMax(x, operation) AS last FROM a.kept)", []],
    ["SELECT sum(x) AS s FROM (SELECT x FROM a.kept ORDER BY operation LIMIT 1 BY x)", []],
    ["SELECT sumIf(x, operation = 'd') AS s FROM a.kept", ["clickhouse/value-of-deleted-row query sumIf"]],
    ["SELECT if(operation = 'd', -x, x) AS s FROM a.kept", ["clickhouse/value-of-deleted-row query if"]],
    ["SELECT if(operation = 'd', 0, x) AS s FROM a.kept", []],
    ["SELECT multiIf(operation = 'c', x, operation = 'd', 0, x) AS s FROM a.kept", []],
  ])("%s", (query, expected) => {
    expect(asked(query)).toEqual(expected);
  });
});
