import { expect, test } from "vitest";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { openEngine } from "../../../../src/engine/index.js";
import { prove } from "../../../../src/engine/proof/prove.js";
import { filledColumns } from "../../../../src/systems/clickhouse/proof/filling/filled-columns.js";
import { lossOf } from "../../../../src/systems/clickhouse/proof/filling/loss.js";
import { provables } from "../../../../src/systems/clickhouse/proof/provables.js";
import { call, resolved, shown, sql } from "../../../compiler/resolve/loaded.js";

const told = (from: string, to: string): string => {
  const loss = lossOf(from, to, true);
  return loss === undefined ? "nothing" : `${loss.isCommon ? "error" : "warning"}: which ${loss.what}: ${loss.call}`;
};

test.each([
  ["Int64", "Int32", "warning: which is smaller: a value beyond it becomes another, without a word: CAST(…, 'Int32')"],
  ["LowCardinality(UInt64)", "SimpleAggregateFunction(sum, UInt32)", "warning: which is smaller"],
  ["Decimal(18, 4)", "Decimal(18,2)", "error: which has 2 digits of a fraction: the others are cut off: round(…, 2)"],
  ["Decimal(18, 4)", "Decimal64(2)", "error: which has 2 digits of a fraction"],
  ["Decimal(18, 4)", "Int64", "error: which has no fraction: it is cut off: round(…, 0)"],
  ["Decimal(18, 2)", "Decimal(9, 2)", "warning: which has fewer digits"],
  ["Float64", "UInt64", "warning: which has no fraction: it is cut off: toUInt64(round(…))"],
  ["DateTime", "UInt64", "error: which is no date: a point in time becomes its seconds since 1970: toUnixTimestamp(…)"],
  ["Date", "UInt16", "error: which is no date: a day becomes its number since 1970: CAST(…, 'UInt16')"],
  ["DateTime('UTC')", "Date", "warning: which has no time of the day: it is cut off: toDate(…)"],
  ["DateTime64(6, 'UTC')", "DateTime64(3)", "warning: which has less precision: CAST(…, 'DateTime64(3)')"],
  ["DateTime64(3)", "DateTime", "warning: which has no fractions of seconds: they are cut off"],
  ["String", "UInt32", "error: which is read from a text"],
  ["Nullable(String)", "Nullable(DateTime)", "error: which is read from a text"],
  ["Nullable(Int32)", "Int32", "error: which has no NULL"],
  ["LowCardinality(Nullable(String))", "String", "error: which has no NULL"],
  ["Array(Nullable(Int64))", "Array(Int64)", "error: which has no NULL"],
  ["Array(Int64)", "Array(Int16)", "warning: which is smaller"],
])("%s into %s: %s", (from, to, expected) => {
  expect(told(from, to)).toMatch(expected);
});

test.each([
  ["Int32", "BIGINT"],
  ["UInt64", "Int64"],
  ["Int64", "Float64"],
  ["Float64", "Float32"],
  ["Decimal(38, 2)", "Decimal(18, 2)"],
  ["Int64", "Decimal(18, 2)"],
  ["Float64", "Decimal(18, 2)"],
  ["Date", "DateTime"],
  ["DateTime", "DateTime64(3, 'UTC')"],
  ["UInt32", "DateTime"],
  ["String", "Enum8('a, b' = 1, 'c(' = 2)"],
  ["String", "LowCardinality(String)"],
  ["Int64", "String"],
  ["Nullable(Int32)", "Nullable(Int64)"],
  ["Nullable(Nothing)", "Nullable(Int64)"],
  ["Nullable(String)", "Variant(String, UInt8)"],
  ["AggregateFunction(sum, UInt64)", "AggregateFunction(sum, UInt64)"],
  ["Tuple(a Int64, b String)", "Tuple(a Int32, b String)"],
  ["Map(String, UInt64)", "Map(String, UInt64)"],
])("nothing is lost, or it can't be told: %s into %s", (from, to) => {
  expect(told(from, to)).toBe("nothing");
});

test("a refresh makes a default of NULL", () => {
  expect(lossOf("Nullable(Int32)", "Int32", false)).toBeUndefined();
});

/** What is told of a view over events, with the engine's own types. */
async function lossesOf(query: string, options: JsonObject = {}): Promise<readonly string[]> {
  const { pipeline } = resolved(
    call("clickhouse.table", "a.events", {
      columns: { at: "DateTime", amount: "Decimal(18, 4)", note: "Nullable(String)" },
      orderBy: ["at"],
    }),
    call("clickhouse.table", "a.daily", {
      columns: {
        at: "UInt64",
        amount: "Decimal(38, 2)",
        note: { type: "String", default: sql("'none'") },
        events: "UInt32",
        kind: "Date",
      },
      orderBy: ["at"],
    }),
    call(
      "clickhouse.materializedView",
      "a.daily_mv",
      { to: { $ref: "clickhouse.table/a.daily" }, query: sql(query), ...options },
      7,
    ),
  );
  const { entries } = await prove({
    provables: provables(pipeline),
    remembered: new Map(),
    open: () => openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 }),
  });
  return shown(filledColumns(pipeline, entries)).map((each) => each.split(", which ")[0] ?? "");
}

test("each column is told at its name in the query", async () => {
  const query =
    "SELECT toStartOfDay(at) AS at, sum(amount) AS amount, any(note) AS note, count() AS events, '2024-01-01' AS kind FROM a.events GROUP BY at";
  expect(await lossesOf(query)).toEqual([
    "clickhouse/view-column-does-not-fit 7:query `at` `at` of `a.daily_mv` is DateTime, and goes into `at` of `a.daily`, UInt64",
    "clickhouse/view-column-does-not-fit 7:query `amount` `amount` of `a.daily_mv` is Decimal(38, 4), and goes into `amount` of `a.daily`, Decimal(38, 2)",
    "clickhouse/view-column-does-not-fit 7:query `note` `note` of `a.daily_mv` is Nullable(String), and goes into `note` of `a.daily`, String",
    "clickhouse/narrowing-view 7:query `events` `events` of `a.daily_mv` is UInt64, and goes into `events` of `a.daily`, UInt32",
  ]);
});

test("what comes by * is told of the query, a cast is taken at its word", async () => {
  expect(await lossesOf("SELECT * EXCEPT (amount, note) FROM a.events")).toEqual([
    "clickhouse/view-column-does-not-fit 7:query `at` of `a.daily_mv` is DateTime, and goes into `at` of `a.daily`, UInt64",
  ]);
  expect(
    await lossesOf(
      "SELECT toUnixTimestamp(at) AS at, round(amount, 2)::Decimal(38, 2) AS amount, ifNull(note, '') AS note FROM a.events",
    ),
  ).toEqual([]);
});

test("a lock that does not know the columns of such a view is no memory of it", async () => {
  const { pipeline } = resolved(
    call("clickhouse.table", "a.x", { columns: { n: "UInt64" }, orderBy: [] }),
    call("clickhouse.table", "a.y", { columns: { n: "UInt8" }, orderBy: [] }),
    call("clickhouse.materializedView", "a.x_y", {
      to: { $ref: "clickhouse.table/a.y" },
      query: sql("SELECT n FROM a.x"),
    }),
  );
  const open = () => openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
  const first = await prove({ provables: provables(pipeline), remembered: new Map(), open });
  const id = "clickhouse.materializedView/a.x_y";
  const { content = "" } = first.entries.get(id) ?? {};
  const again = await prove({
    provables: provables(pipeline),
    remembered: new Map([...first.entries, [id, { content }]]),
    open,
  });
  expect([...again.remembered].sort()).toEqual([
    "clickhouse.database/a",
    "clickhouse.table/a.x",
    "clickhouse.table/a.y",
  ]);
  expect(filledColumns(pipeline, again.entries).map(({ code }) => code)).toEqual(["clickhouse/narrowing-view"]);
});
