import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const told = (connector: JsonObject) =>
  found(call("postgres.source", "shop", { ...SHOP.options, connector }), ORDERS, ORDERS_NOW);

describe("a queue is larger than a batch, with Debezium's defaults of 8192 and 2048", () => {
  const at = (property: string) => [`debezium/queue-not-larger-than-batch postgres.source/shop connector.${property}`];

  test.each<[JsonObject, readonly string[]]>([
    [{ "max.batch.size": 8191 }, []],
    [{ "max.batch.size": 8192 }, at("max.batch.size")],
    [{ "max.queue.size": 2049 }, []],
    [{ "max.queue.size": 2048 }, at("max.queue.size")],
    [{ "max.batch.size": "4096", "max.queue.size": 4096 }, at("max.queue.size")],
    [{ "max.batch.size": "${env:BATCH}", "max.queue.size": 1 }, []],
  ])("%j", (connector, expected) => {
    expect(told(connector)).toEqual(expected);
  });
});

test("a property that an option says is told once, whatever else is wrong with it", () => {
  expect(told({ "table.include.list": "public.orders,public.customers" })).toEqual([
    "debezium/property-of-option postgres.source/shop connector.table.include.list.$key",
  ]);
});
