import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, openEngine, type Statement } from "../../src/engine/index.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const write = (sql: string): Statement => ({ sql, reads: false });
const read = (sql: string): Statement => ({ sql, reads: true });

describe("the embedded engine", () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 30_000 });
    await engine.run([
      write("CREATE DATABASE shop"),
      write("CREATE TABLE shop.orders (id Int64, total Decimal(12, 2)) ENGINE = MergeTree ORDER BY id"),
    ]);
  });
  afterAll(() => engine.close());

  it("knows its version", () => {
    expect(engine.version).toMatch(/^26\.7\.2\.\d+$/);
  });

  it("answers in order and goes on after a failure", async () => {
    expect(
      await engine.run([
        read("SELECT 1 AS one"),
        read("SELECT totl FROM shop.orders"),
        read("SELECT 2 AS two"),
        write("CREATE TABLE shop.orders (id Int64) ENGINE = Null"),
      ]),
    ).toEqual([
      { ok: true, rows: [{ one: 1 }] },
      {
        ok: false,
        failure: {
          code: 47,
          message:
            "Unknown expression identifier `totl` in scope SELECT totl FROM shop.orders. Maybe you meant: ['total']",
        },
      },
      { ok: true, rows: [{ two: 2 }] },
      { ok: false, failure: { code: 57, message: "Table shop.orders already exists" } },
    ]);
  });

  it("ends with the first failure when asked", async () => {
    const results = await engine.run([read("SELECT 1"), write("DROP TABLE nowhere"), read("SELECT 2")], {
      stopAtFirstFailure: true,
    });
    expect(results.map((result) => result.ok)).toEqual([true, false]);
  });

  it("gives wide numbers as text and keeps to UTC", async () => {
    expect(
      await engine.run([
        read("SELECT toUInt128('340282366920938463463374607431768211455') AS wide, 1.50::Decimal(4, 2) AS money"),
        read(
          "SELECT nan AS broken, NULL AS none, true AS flag, [1, 2] AS list, map('a', 1) AS map, timezone() AS zone",
        ),
      ]),
    ).toEqual([
      { ok: true, rows: [{ wide: "340282366920938463463374607431768211455", money: "1.5" }] },
      { ok: true, rows: [{ broken: "nan", none: null, flag: true, list: [1, 2], map: { a: 1 }, zone: "UTC" }] },
    ]);
  });

  it("applies a statement's settings to that statement", async () => {
    const question = "SELECT getSetting('max_threads') AS threads";
    expect(
      await engine.run([
        { ...read(question), settings: { max_threads: 3, session_timezone: "Asia/Tokyo" } },
        read(question),
        { ...read(question), settings: { max_thread: 3 } },
      ]),
    ).toEqual([
      { ok: true, rows: [{ threads: 3 }] },
      { ok: true, rows: [{ threads: 1 }] },
      { ok: false, failure: { code: 115, message: "Unknown setting 'max_thread': Maybe you meant ['max_threads']" } },
    ]);
  });

  it("runs one statement of a text, as a server does", async () => {
    expect(await engine.run([write("SELECT 1; DROP TABLE shop.orders"), read("SELECT 'a; b' AS text;")])).toEqual([
      { ok: false, failure: { code: 62, message: "Syntax error: Multi-statements are not allowed" } },
      { ok: true, rows: [{ text: "a; b" }] },
    ]);
  });

  it("refuses rows in another format than its own", async () => {
    expect(await engine.run([read("SELECT 1 FORMAT CSVWithNames")])).toEqual([
      { ok: false, failure: { code: 0, message: "The answer is not JSONEachRow: leave FORMAT to the engine" } },
    ]);
  });

  it("creates replicated and distributed tables", async () => {
    const results = await engine.run([
      write("CREATE TABLE shop.r (id Int64) ENGINE = ReplicatedMergeTree('/t/{shard}/r', '{replica}') ORDER BY id"),
      write("CREATE TABLE shop.d AS shop.r ENGINE = Distributed('{cluster}', shop, r)"),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
  });

  it("inserts text and binary bytes", async () => {
    await engine.run([write("CREATE TABLE shop.`in box` (id Int64, note String DEFAULT 'none') ENGINE = Memory")]);
    const binary = new Uint8Array([3, 0, 0, 0, 0, 0, 0, 0, 2, 255, 65]);
    expect([
      await engine.insert("shop.`in box`", "JSONEachRow", bytes('{"id":1}\n{"id":"2","note":"a; b","extra":1}\n')),
      await engine.insert("shop.`in box`", "RowBinary", binary),
      await engine.insert("shop.`in box`", "JSONEachRow", bytes("")),
    ]).toEqual([
      { ok: true, rows: [] },
      { ok: true, rows: [] },
      { ok: true, rows: [] },
    ]);
    expect(await engine.run([read("SELECT id, hex(note) AS note FROM shop.`in box` ORDER BY id")])).toEqual([
      {
        ok: true,
        rows: [
          { id: "1", note: "6E6F6E65" },
          { id: "2", note: "613B2062" },
          { id: "3", note: "FF41" },
        ],
      },
    ]);
  });

  it("says why an insert fails", async () => {
    expect([
      await engine.insert("shop.orders", "JSONEachRow", bytes('{"id":1,"total":"zz"}')),
      await engine.insert("shop.orders", "JSONEachRow", bytes('{"it":1}'), { input_format_skip_unknown_fields: 0 }),
    ]).toEqual([
      {
        ok: false,
        failure: {
          code: 27,
          message: `Cannot parse input: expected '"' before: 'zz"}': (while reading the value of key total): (at row 1)`,
        },
      },
      {
        ok: false,
        failure: { code: 117, message: "Unknown field found while parsing JSONEachRow format: it: (at row 1)" },
      },
    ]);
  });
});
