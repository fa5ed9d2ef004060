import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import type { SqlPart } from "../../src/compiler/model/reference.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const columns = { id: "UInt64", status: "String", n: "UInt64" };
const OBJECTS = [
  call("clickhouse.table", "a.added", { columns, orderBy: ["id"] }),
  call("clickhouse.table", "a.replaced", { columns, engine: "ReplacingMergeTree", orderBy: ["id"] }),
  call("clickhouse.table", "a.target", { columns, engine: "SummingMergeTree", orderBy: ["id", "status"] }),
  call("clickhouse.view", "a.view", { query: sql("SELECT * FROM a.added") }),
  call("clickhouse.materializedView", "a.hourly", {
    refresh: "EVERY 1 HOUR",
    orderBy: ["id"],
    query: sql("SELECT id FROM a.added"),
  }),
  call("clickhouse.materializedView", "a.appended", {
    refresh: "EVERY 1 HOUR APPEND",
    orderBy: ["id"],
    query: sql("SELECT id FROM a.added"),
  }),
  call("clickhouse.materializedView", "a.daily", { orderBy: ["id"], query: sql("SELECT id FROM a.added") }),
];

function isRefused(parts: readonly SqlPart[], options: JsonObject = { orderBy: ["id"] }): boolean {
  const view = call("clickhouse.materializedView", "a.mine", { ...options, query: sql(...parts) });
  const told = foundInShop({}, {}, ...OBJECTS, view);
  expect(
    told.filter((each) => each !== "clickhouse/incremental-view-over-mirror clickhouse.materializedView/a.mine query"),
  ).toEqual([]);
  return told.length === 1;
}

const MIRROR = { $ref: "clickhouse.mirror/a.orders" } as const;

describe("refused is an incremental view over", () => {
  test.each<[string, readonly SqlPart[]]>([
    ["a mirror", ["SELECT id FROM ", MIRROR]],
    ["a mirror by its name", ["SELECT id FROM a.orders"]],
    ["a mirror by its quoted name", ["SELECT id FROM `a`.`orders` AS o"]],
    ["a mirror in a subquery", ["SELECT id FROM (SELECT * FROM ", MIRROR, " WHERE id > 5)"]],
    ["a mirror in a WITH", ["WITH o AS (SELECT * FROM a.orders) SELECT id FROM o"]],
    ["a view", ["SELECT id FROM a.view"]],
    ["a table that a refresh replaces", ["SELECT id FROM a.hourly"]],
    ["a table that replaces rows, grouped", ["SELECT status, count() AS n FROM a.replaced GROUP BY status"]],
    ["the storage of a mirror, grouped", ["SELECT DISTINCT id FROM a.orders_rows"]],
  ])("%s", (_, query) => {
    expect(isRefused(query)).toBe(true);
  });
});

describe("accepted is", () => {
  test.each<[string, readonly SqlPart[]]>([
    ["rows that are only added", ["SELECT status, count() AS n FROM a.added GROUP BY status"]],
    ["a mirror that is joined to those", ["SELECT x.id FROM a.added AS x INNER JOIN ", MIRROR, " AS o ON o.id = x.id"]],
    ["a mirror in a condition", ["SELECT id FROM a.added WHERE id IN (SELECT id FROM a.orders)"]],
    ["a mirror whose name is in a string", ["SELECT id, 'FROM a.orders' AS status FROM a.added"]],
    ["FROM in a function", ["SELECT id, extract(year FROM now()) AS n FROM a.added"]],
    ["a table that replaces rows, row by row", ["SELECT id, status FROM a.replaced"]],
    ["a mirror's events", ["SELECT event.op AS status, count() AS n FROM a.orders_events AS event GROUP BY status"]],
    ["the rows of another incremental view", ["SELECT id FROM a.daily"]],
    ["rows that a refresh appends", ["SELECT id FROM a.appended"]],
    ["a WITH that stands for itself", ["WITH o AS (SELECT * FROM o) SELECT 1 AS id FROM o"]],
    ["no table at all", ["SELECT 1 AS id"]],
  ])("%s", (_, query) => {
    expect(isRefused(query)).toBe(false);
  });

  test("any of them, when it is recomputed", () => {
    expect(isRefused(["SELECT id FROM a.orders"], { orderBy: ["id"], refresh: "EVERY 1 MINUTE" })).toBe(false);
  });

  test("the table that it writes to", () => {
    const options = { to: { $ref: "clickhouse.table/a.replaced" } };
    expect(isRefused(["SELECT any(id) AS id, status, count() AS n FROM a.added GROUP BY status"], options)).toBe(false);
  });
});
