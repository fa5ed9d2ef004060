import { expect, test } from "vitest";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { call, sql } from "../../compiler/resolve/loaded.js";
import { configuredEngine } from "../../kit/configured-engine.js";
import { pipelineOf } from "../../systems/clickhouse/access/declarations.js";
import { ScratchEngine } from "../../systems/clickhouse/scratch-engine.js";

const engine = new ScratchEngine();
const cluster = { $ref: "clickhouse.cluster/main" };
const columns = { at: "DateTime", n: "UInt64" };
const declarations = [
  call("clickhouse.cluster", "main", { shards: [{ replicas: ["a:9000"] }, { replicas: ["b:9000"] }] }),
  call("clickhouse.table", "a.events_local", { cluster, columns, engine: "ReplicatedMergeTree", orderBy: ["at"] }),
  call("clickhouse.table", "a.events", {
    cluster,
    columns,
    engine: { type: "Distributed", cluster, table: { $ref: "clickhouse.table/a.events_local" }, shardingKey: "n" },
  }),
  call("clickhouse.rollup", "a.hourly", {
    of: { $ref: "clickhouse.table/a.events" },
    cluster,
    time: "at",
    bucket: "1 hour",
    measures: { events: sql("count()"), sum: sql("sum(n)") },
  }),
];

// The one server of the engine's cluster is itself: rows are written and read by ClickHouse's own Distributed tables.
test("counts what is written into the Distributed table, and to a shard directly, once", async () => {
  for (const object of clickHouseObjects(pipelineOf(...declarations))) {
    const described = object.columnsOf === undefined ? [] : await engine.rows(`DESCRIBE TABLE (${object.columnsOf})`);
    const derived = described.map((row) => ({
      name: String(Reflect.get(row, "name")),
      type: String(Reflect.get(row, "type")),
    }));
    expect(await engine.refusals([object.create({ columns: derived, proof: true })])).toEqual([]);
  }
  const insert = (table: string) => `INSERT INTO ${table} VALUES (1767225600, 1), (1767225660, 2), (1767229200, 5)`;
  expect(await engine.refusals([insert("a.events"), insert("a.events"), insert("a.events_local")])).toEqual([]);
  expect(await engine.rows("SELECT * FROM a.hourly ORDER BY bucket")).toEqual([
    { bucket: "2026-01-01 00:00:00", events: "6", sum: "9" },
    { bucket: "2026-01-01 01:00:00", events: "3", sum: "15" },
  ]);
});

// Why refreshed views on a cluster have a plain table on each server.
test("ClickHouse refuses to refresh a replicated table, and refreshes a Distributed one by adding to it", async () => {
  const server = "<shard><replica><host>127.0.0.1</host><port>1</port></replica></shard>";
  const view = (name: string) =>
    `CREATE MATERIALIZED VIEW a.${name}_mv REFRESH EVERY 1 YEAR TO a.${name} EMPTY AS SELECT toUInt64(7) AS n`;
  const refresh = ["SYSTEM REFRESH VIEW a.spread_mv", "SYSTEM WAIT VIEW a.spread_mv"];
  const answers = await configuredEngine({
    files: [],
    xml: `<tcp_port>1</tcp_port><remote_servers><main>${server}</main></remote_servers><macros><shard>1</shard><replica>a</replica></macros><zookeeper><implementation>testkeeper</implementation></zookeeper>`,
    statements: [
      "CREATE DATABASE a",
      "CREATE TABLE a.copied (n UInt64) ENGINE = ReplicatedMergeTree('/a', '{replica}') ORDER BY n",
      view("copied"),
      "CREATE TABLE a.kept (n UInt64) ENGINE = MergeTree ORDER BY n",
      "CREATE TABLE a.spread (n UInt64) ENGINE = Distributed('main', 'a', 'kept', n)",
      view("spread"),
      ...refresh,
      ...refresh,
      "SELECT count() FROM a.kept",
      "DROP TABLE a.copied SYNC",
    ],
  });
  expect(answers[2]).toContain("This combination doesn't work: refreshable materialized view, no APPEND");
  expect(answers.at(-2)).toBe("2");
});
