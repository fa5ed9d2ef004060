import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, SHOP, sql } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const cluster = { $ref: "clickhouse.cluster/main" };
const MAIN = call("clickhouse.cluster", "main", {
  shards: [{ replicas: ["a:9000", "b:9000"] }, { replicas: ["c:9000", "d:9000"] }],
  keeper: ["k:9181"],
});
const shop = (partitions: number) => ({ ...SHOP, options: { ...SHOP.options, topics: { partitions, replicas: 1 } } });
const ordersNow = (options: JsonObject = {}) => ({
  ...ORDERS_NOW,
  options: { ...ORDERS_NOW.options, cluster, ...options },
});

describe("consumers of a topic", () => {
  test("are counted on every server; a heartbeat's topic has one partition, and the others stand by", () => {
    expect(found(shop(4), ORDERS, MAIN, ordersNow())).toEqual([]);
    expect(found(shop(3), ORDERS, MAIN, ordersNow())).toEqual([
      "kafka/more-consumers-than-partitions clickhouse.mirror/a.orders cluster",
    ]);
    expect(found(shop(7), ORDERS, MAIN, ordersNow({ consumers: 2 }))).toEqual([
      "kafka/more-consumers-than-partitions clickhouse.mirror/a.orders consumers",
    ]);
  });
});

describe("what is on a cluster and what is not", () => {
  test("logs and mirrors of one source in one database are together", () => {
    const log = (name: string) => call("clickhouse.changes", name, { of: { $ref: "postgres.table/public.orders" } });
    expect(found(shop(4), ORDERS, MAIN, ordersNow(), log("a.log"))).toContain(
      "mirror/mixed-clusters clickhouse.changes/a.log",
    );
    expect(found(shop(4), ORDERS, MAIN, ordersNow(), log("b.log"))).toEqual([]);
  });

  test("a view on a cluster over a mirror that is on one server", () => {
    const query = sql("SELECT id FROM ", { $ref: "clickhouse.mirror/a.orders" });
    const view = call("clickhouse.view", "a.v", { cluster, query });
    expect(found(SHOP, ORDERS, ORDERS_NOW, MAIN, view)).toContain(
      "clickhouse/not-on-cluster clickhouse.mirror/a.orders",
    );
    expect(found(shop(4), ORDERS, ordersNow(), MAIN, view)).toEqual([]);
  });
});

describe("behind a Distributed table", () => {
  const stored = call("clickhouse.table", "a.stored", {
    cluster,
    columns: { id: "UInt64", n: "UInt64" },
    engine: { type: "ReplicatedReplacingMergeTree", path: "/t/{shard}/a", replica: "{replica}" },
    orderBy: ["id"],
  });
  const spread = call("clickhouse.table", "a.spread", {
    cluster,
    columns: { id: "UInt64", n: "UInt64" },
    engine: { type: "Distributed", cluster, table: { $ref: "clickhouse.table/a.stored" }, shardingKey: "id" },
  });

  test.each(["a.stored", "a.spread"])("rows are replaced: %s", (name) => {
    const summed = call("clickhouse.materializedView", "a.summed", {
      cluster,
      engine: { type: "ReplicatedSummingMergeTree", path: "/t/{shard}/b", replica: "{replica}" },
      orderBy: ["id"],
      query: sql(`SELECT id, sum(n) AS n FROM ${name} GROUP BY id`),
    });
    expect(found(MAIN, stored, spread, summed)).toContain(
      "clickhouse/incremental-view-over-mirror clickhouse.materializedView/a.summed query",
    );
    const view = call("clickhouse.view", "a.v", { cluster, query: sql(`SELECT sum(n) AS n FROM ${name}`) });
    expect(found(MAIN, stored, spread, view)).toEqual([
      `clickhouse/missing-final clickhouse.view/a.v query ${name.slice(2)}`,
    ]);
  });

  test("a refresh does not replace them", () => {
    const refreshed = call("clickhouse.materializedView", "a.refreshed", {
      cluster,
      refresh: "EVERY 1 HOUR",
      to: { $ref: "clickhouse.table/a.spread" },
      query: sql("SELECT number AS id, number AS n FROM numbers(3)"),
    });
    expect(found(MAIN, stored, spread, refreshed)).toContain(
      "clickhouse/refresh-into-replicated clickhouse.materializedView/a.refreshed to",
    );
  });
});
