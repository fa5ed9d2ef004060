import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const FLAT = { events: "flat" };
const AVRO = { events: "avro", registry: "http://schemas:8081" };
const IGNORED = { truncates: "ignore" };

interface Case {
  readonly shop?: JsonObject;
  readonly table?: JsonObject;
  readonly mirror?: JsonObject;
  readonly log?: JsonObject;
}

function told({ shop = {}, table = {}, mirror, log }: Case): readonly string[] {
  const of = { $ref: "postgres.table/public.orders" };
  return found(
    call("postgres.source", "shop", { ...SHOP.options, ...shop }),
    call("postgres.table", "public.orders", { ...ORDERS.options, ...table }),
    ...(mirror === undefined ? [] : [call("clickhouse.mirror", "a.orders", { ...ORDERS_NOW.options, ...mirror })]),
    ...(log === undefined ? [] : [call("clickhouse.changes", "a.log", { of, ...log })]),
  );
}

const TRUNCATE = "mirror/flat-events-truncate clickhouse.mirror/a.orders truncates";

describe("a format of events, with what it can't carry", () => {
  test.each<[string, Case, readonly string[]]>([
    ["envelopes carry all", { mirror: {}, log: {} }, []],
    ["a mirror ignores truncates", { shop: FLAT, mirror: IGNORED }, []],
    ["the same in Avro", { shop: AVRO, mirror: IGNORED }, []],
    ["a mirror follows truncates", { shop: FLAT, mirror: {} }, [TRUNCATE]],
    ["a mirror says that it does", { shop: AVRO, mirror: { truncates: "apply" } }, [TRUNCATE]],
    [
      "of a table that is never truncated there is none to follow",
      { shop: FLAT, table: { operations: ["insert", "update", "delete"] }, mirror: {} },
      [],
    ],
    [
      "flat deletes of identity FULL can be kept",
      { shop: FLAT, table: { replicaIdentity: "full" }, mirror: { ...IGNORED, deletes: "keep" } },
      [],
    ],
    [
      "those of a key can't, as with envelopes",
      { shop: FLAT, mirror: { ...IGNORED, deletes: "keep" } },
      ["mirror/kept-delete clickhouse.mirror/a.orders deletes"],
    ],
    ["a log of flat events", { shop: FLAT, log: {} }, ["changes/flat-events clickhouse.changes/a.log of"]],
    ["a log of Avro events", { shop: AVRO, log: {} }, ["changes/flat-events clickhouse.changes/a.log of"]],
    [
      "a log beside a mirror",
      { shop: FLAT, mirror: IGNORED, log: {} },
      ["changes/flat-events clickhouse.changes/a.log of"],
    ],
  ])("%s", (_, options, expected) => {
    expect(told(options)).toEqual(expected);
  });
});

describe("connector properties of a source with flat events", () => {
  const UNWRAP = "io.debezium.transforms.ExtractNewRecordState";
  const unreadable = (property: string) => `debezium/unreadable-events postgres.source/shop connector.${property}`;

  test.each<[string, JsonObject, readonly string[]]>([
    ["what the compiler writes, by hand", { "skipped.operations": "t" }, []],
    ["truncates that the transform drops", { "skipped.operations": "none" }, []],
    ["deletes left out", { "skipped.operations": "d" }, [unreadable("skipped.operations")]],
    ["truncates and deletes left out", { "skipped.operations": "t,d" }, [unreadable("skipped.operations")]],
    ["more headers", { "transforms.flat.add.headers": "db" }, []],
    ["other fields", { "transforms.flat.add.fields": "op" }, [unreadable("transforms.flat.add.fields")]],
    ["a prefix", { "transforms.flat.add.fields.prefix": "x_" }, [unreadable("transforms.flat.add.fields.prefix")]],
    [
      "dropped deletes",
      { "transforms.flat.delete.tombstone.handling.mode": "drop" },
      [unreadable("transforms.flat.delete.tombstone.handling.mode")],
    ],
    [
      "a second transform that unwraps",
      { transforms: "own,flat", "transforms.own.type": UNWRAP },
      [unreadable("transforms.own.type")],
    ],
  ])("%s", (_, connector, expected) => {
    const codes = told({ shop: { ...FLAT, connector }, mirror: IGNORED });
    expect(codes.filter((each) => each.startsWith("debezium/unreadable"))).toEqual(expected);
  });

  test("an envelope's own are refused as ever", () => {
    const own = { transforms: "flat", "transforms.flat.type": UNWRAP };
    expect(told({ shop: { connector: own }, mirror: {} })).toContain(unreadable("transforms.flat.type"));
    expect(told({ shop: { connector: { "skipped.operations": "t" } }, mirror: {} })).toContain(
      unreadable("skipped.operations"),
    );
  });

  test("Avro may come of another converter, but not of Kafka's own", () => {
    const of = (converter: string) =>
      told({ shop: { ...AVRO, connector: { "value.converter": converter } }, mirror: IGNORED }).filter((each) =>
        each.startsWith("debezium/unreadable"),
      );
    expect(of("io.apicurio.registry.utils.converter.AvroConverter")).toEqual([]);
    expect(of("org.apache.kafka.connect.json.JsonConverter")).toEqual([unreadable("value.converter")]);
  });
});
