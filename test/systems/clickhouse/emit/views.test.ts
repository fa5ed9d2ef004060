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

test("engines of databases: those that need others are parsed, and a plain one stands for them", async () => {
  const created = statements([
    call("clickhouse.database", "kept", { engine: "Atomic", comment: "x" }),
    call("clickhouse.database", "passing", { engine: "Memory" }),
    call("clickhouse.database", "shared", { engine: { type: "Replicated", path: "/clickhouse/databases/shared" } }),
  ]);
  expect(created).toEqual([
    "CREATE DATABASE IF NOT EXISTS kept\nENGINE = Atomic\nCOMMENT 'x'",
    "CREATE DATABASE IF NOT EXISTS passing\nENGINE = Memory",
    "CREATE DATABASE IF NOT EXISTS shared\nENGINE = Replicated('/clickhouse/databases/shared', '{shard}', '{replica}')",
  ]);
  expect(await engine.refusals(created.slice(0, 2))).toEqual([]);
});

test("every clause of a refreshed view, and of a view with a definer", async () => {
  const declarations = [
    EVENTS,
    { ...EVENTS, name: "a.copy" },
    call("clickhouse.materializedView", "a.first", {
      query: sql("SELECT id FROM a.events"),
      refresh: "EVERY 1 DAY",
      orderBy: ["id"],
    }),
    call("clickhouse.materializedView", "a.second", {
      to: { $ref: "clickhouse.table/a.copy" },
      query: sql("SELECT id, at FROM a.events"),
      refresh: "EVERY 1 DAY OFFSET 1 HOUR",
      randomizeFor: "10 MINUTE",
      dependsOn: [{ $ref: "clickhouse.materializedView/a.first" }],
      refreshSettings: { refresh_retries: 3 },
      append: true,
      definer: "reader",
    }),
    call("clickhouse.view", "a.plain", { query: sql("SELECT id FROM a.events"), sqlSecurity: "INVOKER" }),
  ];
  const columns = [{ name: "id", type: "UInt64" }];
  const created = statements(declarations, { columns });
  expect(created.at(-2)).toBe(
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.second\nREFRESH EVERY 1 DAY OFFSET 1 HOUR RANDOMIZE FOR 10 MINUTE DEPENDS ON a.first_mv SETTINGS refresh_retries = 3 APPEND\nTO a.copy\nDEFINER = reader SQL SECURITY DEFINER\nAS SELECT id, at FROM a.events",
  );
  expect(created).toContain("CREATE OR REPLACE VIEW a.plain\nSQL SECURITY INVOKER AS\nSELECT id FROM a.events");
  const proof = statements(declarations, { columns, proof: true });
  expect(await engine.refusals([...proof, "DROP DATABASE a SYNC"])).toEqual([]);
});
