import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const POSTGRES = "io.debezium.connector.postgresql.PostgresConnector";
const shop = (options: JsonObject) => call("postgres.source", "shop", { ...SHOP.options, ...options });
const table = (columns: JsonObject) => call("postgres.table", "public.orders", { ...ORDERS.options, columns });
const UNREADABLE = "debezium/unreadable-events postgres.source/shop connector";

describe("a property that changes events", () => {
  const columns = { id: "integer not null" };
  const refused = (property: string, value: string | boolean, more: JsonObject = {}) =>
    found(shop({ connector: { [property]: value } }), table({ ...columns, ...more }), ORDERS_NOW);

  test.each<[string, string | boolean, JsonObject]>([
    ["decimal.handling.mode", "double", { price: "numeric(10,2)" }],
    ["decimal.handling.mode", "precise", { prices: "numeric(10,2)[]" }],
    ["time.precision.mode", "connect", { at: "timestamp(3)" }],
    ["time.precision.mode", "isostring", { day: "date" }],
    ["interval.handling.mode", "numeric", { span: "interval" }],
    ["binary.handling.mode", "hex", { hash: "bytea" }],
    ["field.name.adjustment.mode", "avro", { "order date": "date" }],
  ])("%s = %s: only where a column is touched", (property, value, touched) => {
    const sound = refused(property, value, touched).filter((each) => !each.startsWith("mirror/"));
    expect(sound).toEqual([`${UNREADABLE}.${property}`]);
    expect(refused(property, value)).toEqual([]);
  });

  test.each<[string, string | boolean]>([
    ["tombstones.on.delete", true],
    ["skipped.operations", "d"],
    ["value.converter.schemas.enable", true],
    ["value.converter.replace.null.with.default", true],
    ["value.converter", "io.confluent.connect.avro.AvroConverter"],
  ])("%s = %s: always", (property, value) => {
    expect(refused(property, value)).toEqual([`${UNREADABLE}.${property}`]);
  });

  test("a transform that takes the envelope off, unless it is for other records", () => {
    const unwrap = { transforms: "u", "transforms.u.type": "io.debezium.transforms.ExtractNewRecordState" };
    const told = (connector: JsonObject) => found(shop({ connector }), ORDERS, ORDERS_NOW);
    expect(told(unwrap)).toEqual([`${UNREADABLE}.transforms.u.type`]);
    expect(told({ ...unwrap, "transforms.u.predicate": "outbox", predicates: "outbox" })).toEqual([]);
  });

  test("whatever it is, when no mirror reads the source", () => {
    expect(found(shop({ connector: { "skipped.operations": "t" } }), ORDERS)).toEqual([]);
  });
});

test("heartbeats: none is an error, a rare one a warning", () => {
  const beats = (options: JsonObject) => found(shop(options), ORDERS, ORDERS_NOW);
  expect(beats({ connector: { "heartbeat.interval.ms": 0 } })).toEqual([
    "debezium/heartbeat-off postgres.source/shop connector.heartbeat.interval.ms",
  ]);
  expect(beats({ connector: { "heartbeat.interval.ms": "300001" } })).toEqual([
    "debezium/slow-heartbeat postgres.source/shop connector.heartbeat.interval.ms",
  ]);
  expect(beats({ heartbeat: "10m" })).toEqual(["debezium/slow-heartbeat postgres.source/shop heartbeat"]);
  expect(beats({ heartbeat: "5m" })).toEqual([]);
});

describe("what two connectors have in common", () => {
  const config = { "database.hostname": "postgres", "heartbeat.interval.ms": 1000, "topic.prefix": "other" };
  const other = (more: JsonObject) =>
    found(SHOP, ORDERS, call("kafka.connector", "other", { class: POSTGRES, config: { ...config, ...more } }));

  test("a source's slot and prefix are found in one by hand", () => {
    expect(other({})).toEqual([]);
    expect(other({ "slot.name": "headrace_shop" })).toEqual([
      "debezium/duplicate-slot kafka.connector/other config.slot.name",
    ]);
    expect(other({ "slot.name": "headrace_shop", "database.port": 5433 })).toEqual([]);
    expect(other({ "topic.prefix": "shop" })).toEqual([
      "debezium/duplicate-topic-prefix kafka.connector/other config.topic.prefix",
    ]);
  });
});

test.each([
  ["public.orders", 1],
  ["public\\.orders", 0],
  ["public[.]orders,public.items", 1],
  ["public.*", 0],
  [".*", 0],
])("the list %s: %i bare dots", (list, count) => {
  const config = { "heartbeat.interval.ms": 1000, "table.include.list": list };
  expect(found(call("kafka.connector", "c", { class: POSTGRES, config }))).toHaveLength(count);
});
