import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { measureOf } from "../../../src/patterns/rollup/measure.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { call, ORDERS, ORDERS_NOW, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { pipelineOf } from "../../systems/clickhouse/access/declarations.js";
import { ScratchEngine } from "../../systems/clickhouse/scratch-engine.js";

const engine = new ScratchEngine();
const columns = { at: "DateTime", service: "String", seconds: "Float64", user: "UInt64" };
const rollup = (source: string, options: JsonObject) =>
  call("clickhouse.rollup", "a.hourly", {
    of: { $ref: source },
    time: "at",
    bucket: "1 hour",
    measures: { n: sql("count()") },
    ...options,
  });
const measures = {
  n: sql("count(*)"),
  slow: sql("countIf(seconds > ", { $literal: 2 }, ")"),
  median: sql("quantileExact(0.5)(seconds)"),
  users: sql("uniqExact(user)"),
  newest: sql("argMax(service, at)"),
  "odd name": sql("sum(seconds)"),
};
const VALUES = "(1767225600, 'x', 1, 1), (1767225660, 'x', 3, 2), (1767229200, 'x', 5, 1), (1767225600, 'y', 7, 1)";
const EXPECTED = [
  { bucket: "2026-01-01 00:00:00", service: "x", n: "2", slow: "1", median: 3, users: "2", newest: "x", "odd name": 4 },
  { bucket: "2026-01-01 00:00:00", service: "y", n: "1", slow: "1", median: 7, users: "1", newest: "y", "odd name": 7 },
  { bucket: "2026-01-01 01:00:00", service: "x", n: "1", slow: "1", median: 5, users: "1", newest: "x", "odd name": 5 },
];

/** Makes all objects; the columns of queries are asked of the engine first. */
async function make(...declarations: readonly Declaration[]): Promise<void> {
  expect(await engine.refusals(["DROP DATABASE IF EXISTS a SYNC"])).toEqual([]);
  for (const object of clickHouseObjects(pipelineOf(...declarations))) {
    const described = object.columnsOf === undefined ? [] : await engine.rows(`DESCRIBE TABLE (${object.columnsOf})`);
    const derived = described.map((row) => ({
      name: String(Reflect.get(row, "name")),
      type: String(Reflect.get(row, "type")),
    }));
    expect(await engine.refusals([object.create({ columns: derived, proof: true })])).toEqual([]);
  }
}

test("over rows that are only added, each insert adds to the sums", async () => {
  const events = call("clickhouse.table", "a.events", { columns, orderBy: ["at"] });
  await make(events, rollup("clickhouse.table/a.events", { groupBy: ["service"], measures, ttl: "10 year" }));
  for (const row of VALUES.split(/(?<=\)), /))
    expect(await engine.refusals([`INSERT INTO a.events VALUES ${row}`])).toEqual([]);
  expect(await engine.rows("SELECT * FROM a.hourly ORDER BY bucket, service")).toEqual(EXPECTED);
  // Before and after the parts are merged.
  await engine.results(["OPTIMIZE TABLE a.hourly_states FINAL"]);
  expect(await engine.rows("SELECT * FROM a.hourly ORDER BY bucket, service")).toEqual(EXPECTED);
});

test("over rows that are replaced, it is computed anew and reads the same", async () => {
  const events = call("clickhouse.table", "a.events", {
    columns,
    engine: "ReplacingMergeTree",
    orderBy: ["at", "service"],
  });
  await make(events, rollup("clickhouse.table/a.events", { groupBy: ["service"], measures }));
  expect(
    await engine.refusals([
      `INSERT INTO a.events VALUES ${VALUES}`,
      "SYSTEM REFRESH VIEW a.hourly_mv",
      "SYSTEM WAIT VIEW a.hourly_mv",
    ]),
  ).toEqual([]);
  expect(await engine.rows("SELECT * FROM a.hourly ORDER BY bucket, service")).toEqual(EXPECTED);
});

test("over a mirror it is never incremental", () => {
  const source = {
    ...ORDERS,
    options: { ...ORDERS.options, columns: { id: "integer not null", at: "timestamp not null" } },
  };
  const pipeline = pipelineOf(SHOP, source, ORDERS_NOW, rollup("clickhouse.mirror/a.orders", {}));
  const made = clickHouseObjects(pipeline).filter((object) => object.name.startsWith("a.hourly"));
  expect(made.map(({ name, type }) => `${type} ${name}`)).toEqual(["table a.hourly", "materialized view a.hourly_mv"]);
  expect(made.at(-1)?.create({ columns: [], proof: false })).toBe(`CREATE MATERIALIZED VIEW IF NOT EXISTS a.hourly_mv
REFRESH EVERY 1 MINUTE
TO a.hourly
AS SELECT
    toStartOfInterval(at, INTERVAL 1 HOUR) AS bucket,
    count() AS n
FROM a.orders
GROUP BY bucket`);
});

test.each<[readonly SqlPart[], string | undefined]>([
  [["count()"], "countState() countMerge(c)"],
  [[" count( * ) "], "countState() countMerge(c)"],
  [["quantiles(0.5, 0.9)(x)"], "quantilesState(0.5, 0.9)(x) quantilesMerge(0.5, 0.9)(c)"],
  [["sum(if(a = ')', 1, 2))"], "sumState(if(a = ')', 1, 2)) sumMerge(c)"],
  [["sum(a) / sum(b)"], undefined],
  [["count(DISTINCT a)"], undefined],
  [["sum(a) FILTER (WHERE b)"], undefined],
  [["sum(a) OVER ()"], undefined],
  [["a"], undefined],
  [["(sum(a))"], undefined],
])("the measure %j", (parts, expected) => {
  const measure = measureOf({ $sql: parts });
  expect(measure && `${measure.state.$sql.join("")} ${measure.merge("c")}`).toBe(expected);
});
