import { expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { found, foundInShop } from "./found.js";

const cluster = (name: string, shards: readonly (readonly string[])[], options: JsonObject = {}) =>
  call("clickhouse.cluster", name, { shards: shards.map((replicas) => ({ replicas: [...replicas] })), ...options });
const main = cluster("main", [["one:9000"], ["two:9000"]]);
const table = (name: string, options: JsonObject) =>
  call("clickhouse.table", name, { columns: { id: "UInt64" }, orderBy: ["id"], ...options });
const on = (name: string) => ({ cluster: { $ref: `clickhouse.cluster/${name}` } });
const replicated = (path: string, replica = "{replica}") => ({
  engine: { type: "ReplicatedMergeTree", path, replica },
});

test("what is on two clusters needs two databases, declared or not", () => {
  const other = cluster("other", [["three:9000"]]);
  expect(found(main, other, table("a.x", on("main")), table("a.y", on("other")))).toEqual([
    "clickhouse/database-off-cluster clickhouse.table/a.y cluster",
  ]);
  expect(found(main, other, table("a.x", on("main")), table("b.y", on("other")), table("a.local", {}))).toEqual([]);
  expect(found(main, table("default.x", on("main")))).toEqual([]);
});

test("a path tells shards apart by {shard}, or by a macro of which the config knows nothing", () => {
  const told = (path: string, macros: JsonObject = {}) =>
    found(
      cluster("main", [["one:9000"], ["two:9000"]], { macros }),
      table("a.x", { ...on("main"), ...replicated(path) }),
    );
  const apart = "clickhouse/servers-not-told-apart clickhouse.table/a.x engine.path";
  expect(told("/t/{database}/{table}")).toEqual([apart]);
  expect(told("/t/{uuid}")).toEqual([apart]);
  expect(told("/t/{layer}", { layer: "1" })).toEqual([apart]);
  expect(told("/t/{layer}")).toEqual([]);
  expect(told("/t/{shard}")).toEqual([]);
  const single = cluster("main", [["one:9000"]]);
  expect(found(single, table("a.x", { ...on("main"), ...replicated("/t/x", "one") }))).toEqual([]);
  const pair = cluster("main", [["one:9000", "two:9000"]]);
  expect(found(pair, table("a.x", { ...on("main"), ...replicated("/t/x", "one") }))).toEqual([
    "clickhouse/servers-not-told-apart clickhouse.table/a.x engine.replica",
  ]);
});

test("paths are compared as ClickHouse writes them out", () => {
  const both = (first: string, second: string) =>
    found(table("a.x", replicated(first)), table("a.y", replicated(second)));
  expect(both("/t/{shard}/{table}", "/t/{shard}/x/")).toEqual([
    "clickhouse/same-replica-path clickhouse.table/a.y engine.path",
  ]);
  expect(both("/t/{shard}/{table}", "/t/{shard}/{table}")).toEqual([]);
  expect(both("/t/{uuid}", "/t/{uuid}")).toEqual([]);
});

test("in a Replicated database a table needs neither a path nor a cluster", () => {
  const database = call("clickhouse.database", "a", {
    engine: { type: "Replicated", path: "/d/a" },
    ...on("main"),
  });
  const inIt = (options: JsonObject) =>
    found(main, database, table("a.x", { engine: "ReplicatedMergeTree", ...options }));
  expect(inIt({})).toEqual([]);
  expect(inIt(on("main"))).toEqual(["clickhouse/cluster-in-replicated-database clickhouse.table/a.x cluster"]);
});

test("views in a circle are told of once; a table that is written to and read by others is no circle", () => {
  const flow = (name: string, from: string, to: string) =>
    call("clickhouse.materializedView", name, {
      to: { $ref: `clickhouse.table/a.${to}` },
      query: sql(`SELECT id FROM a.${from}`),
    });
  const tables = ["x", "y", "z"].map((name) => table(`a.${name}`, {}));
  expect(found(...tables, flow("a.1", "x", "y"), flow("a.2", "y", "z"), flow("a.3", "z", "x"))).toEqual([
    "clickhouse/cyclic-views clickhouse.materializedView/a.1 to",
  ]);
  expect(found(...tables, flow("a.1", "x", "x"))).toEqual([
    "clickhouse/cyclic-views clickhouse.materializedView/a.1 to",
  ]);
  expect(found(...tables, flow("a.1", "x", "y"), flow("a.2", "x", "z"), flow("a.3", "y", "z"))).toEqual([]);
});

test("a log of changes is summed up by what was done, not by its values", () => {
  const log = call("clickhouse.changes", "a.history", { of: { $ref: "postgres.table/public.orders" } });
  const rollup = (measure: string, options: JsonObject = {}) =>
    call("clickhouse.rollup", "a.daily", {
      of: { $ref: "clickhouse.changes/a.history" },
      time: "changed_at",
      bucket: "1 day",
      measures: { n: sql(measure) },
      ...options,
    });
  expect(foundInShop({}, {}, log, rollup("count()", { groupBy: ["operation"] }))).toEqual([]);
  expect(foundInShop({}, {}, log, rollup("sum(after.id)"))).toEqual([
    "clickhouse/changes-summed-as-state clickhouse.rollup/a.daily measures.n sum",
  ]);
  expect(foundInShop({}, {}, log, rollup("sum(after.id)", { where: sql("operation = 'insert'") }))).toEqual([]);
});
