import { expect, test } from "vitest";
import { call, sql } from "../../../compiler/resolve/loaded.js";
import { ScratchEngine } from "../scratch-engine.js";
import { statements } from "./statements.js";

const engine = new ScratchEngine();
const EVENTS = call("clickhouse.table", "a.events", { columns: { id: "UInt64", at: "DateTime" }, orderBy: ["id"] });
const COLUMNS = [
  { name: "day", type: "Date" },
  { name: "count()", type: "UInt64" },
];

test("views, and databases with comments", async () => {
  const created = statements([
    call("clickhouse.database", "a", { comment: "it's" }),
    EVENTS,
    call("clickhouse.view", "a.recent", {
      query: sql(
        "\n      SELECT id -- the key\n      FROM ",
        { $ref: "clickhouse.table/a.events" },
        "\n      -- all of them",
      ),
      comment: "Newest",
    }),
  ]);
  expect([created[0], created[2]]).toEqual([
    "CREATE DATABASE IF NOT EXISTS a\nCOMMENT 'it\\'s'",
    "CREATE OR REPLACE VIEW a.recent AS\nSELECT id -- the key\nFROM a.events\n/* all of them */\nCOMMENT 'Newest'",
  ]);
  expect(await engine.refusals([...created, "DROP DATABASE a SYNC"])).toEqual([]);
});

test("a materialized view with a table of its own is two objects", async () => {
  const created = statements(
    [
      EVENTS,
      call("clickhouse.materializedView", "a.daily", {
        query: sql("SELECT toDate(at) AS day, count() FROM a.events GROUP BY day;"),
        engine: { type: "SummingMergeTree" },
        orderBy: ["day"],
        partitionBy: sql("toYYYYMM(day)"),
        ttl: sql("day + INTERVAL 1 YEAR"),
        settings: { index_granularity: 1 },
        comment: "By day",
      }),
    ],
    { columns: COLUMNS },
  );
  expect(created.slice(2)).toEqual([
    "CREATE TABLE IF NOT EXISTS a.daily\n(\n    `day` Date,\n    `count()` UInt64\n)\nENGINE = SummingMergeTree\nPARTITION BY toYYYYMM(day)\nORDER BY day\nTTL day + INTERVAL 1 YEAR\nSETTINGS\n    index_granularity = 1\nCOMMENT 'By day'",
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.daily_mv\nTO a.daily\nAS SELECT toDate(at) AS day, count() FROM a.events GROUP BY day\nCOMMENT 'By day'",
  ]);
  expect(await engine.refusals([...created, "DROP DATABASE a SYNC"])).toEqual([]);
});

test("refreshed on schedule", async () => {
  const created = statements(
    [
      EVENTS,
      call("clickhouse.materializedView", "a.daily", {
        query: sql("SELECT toDate(at) AS day, count() FROM a.events GROUP BY day"),
        refresh: "EVERY 1 DAY OFFSET 2 HOUR RANDOMIZE FOR 1 MINUTE",
        orderBy: ["day"],
      }),
    ],
    { columns: COLUMNS },
  );
  expect(created.at(-1)).toBe(
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.daily_mv\nREFRESH EVERY 1 DAY OFFSET 2 HOUR RANDOMIZE FOR 1 MINUTE\nTO a.daily\nAS SELECT toDate(at) AS day, count() FROM a.events GROUP BY day",
  );
  expect(await engine.refusals([...created, "DROP DATABASE a SYNC"])).toEqual([]);
});

test("into a table that is declared elsewhere it is the view alone, incremental or refreshed", async () => {
  const into = (name: string, more: Readonly<Record<string, string>>) =>
    call("clickhouse.materializedView", name, {
      query: sql("SELECT id, at FROM a.events"),
      to: { $ref: "clickhouse.table/a.copy" },
      ...more,
    });
  const copy = { ...EVENTS, name: "a.copy" };
  const created = statements([
    EVENTS,
    copy,
    into("a.copies", {}),
    into("a.again", { refresh: "AFTER 1 HOUR", comment: "x" }),
  ]);
  expect(created.slice(3)).toEqual([
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.again\nREFRESH AFTER 1 HOUR\nTO a.copy\nAS SELECT id, at FROM a.events\nCOMMENT 'x'",
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.copies\nTO a.copy\nAS SELECT id, at FROM a.events",
  ]);
  expect(await engine.refusals([...created, "DROP DATABASE a SYNC"])).toEqual([]);
});
