import { expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const told = (query: string, mirror: JsonObject = {}) =>
  foundInShop({}, mirror, call("clickhouse.view", "a.v", { query: sql(query) }));
const TOLD = ["mirror/storage-read clickhouse.view/a.v query orders_rows"];
const IGNORES = { deletes: "ignore", truncates: "ignore" };

test.each<[string, JsonObject, readonly string[]]>([
  ["SELECT count() FROM a.orders_rows", {}, TOLD],
  ["SELECT count() FROM a.orders_rows FINAL", {}, TOLD],
  ["SELECT count() FROM a.orders", {}, []],
  ["SELECT max(_version) FROM a.orders_rows", {}, []],
  ["SELECT count() FROM a.orders_rows FINAL SAMPLE 0.1", {}, []],
  ["SELECT count() FROM a.orders_rows FINAL", IGNORES, []],
  ["SELECT count() FROM a.orders_rows", IGNORES, TOLD],
])("%s of a mirror with %j", (query, mirror, expected) => {
  expect(told(query, mirror)).toEqual(expected);
});
