import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  identifier,
  literal,
  qualifiedName,
  quotedIdentifier,
  splitName,
  stringLiteral,
} from "../../../../src/systems/clickhouse/sql/quote.js";
import { ScratchEngine } from "../scratch-engine.js";

const engine = new ScratchEngine();
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.string({ unit: "binary", minLength: 1 }),
    fc
      .array(
        fc.constantFrom("\\", "'", "`", '"', "\0", "\n", "\r", "\t", "é", "😀", "{", "}", "$", "%", "--", "n", ";"),
        {
          minLength: 1,
        },
      )
      .map((pieces) => pieces.join("")),
  )
  .map((value) => Buffer.from(value).toString());

test("what is quoted and what is not", () => {
  expect(["orders", "_x1", "order", "ORDER", "2x", "é", "a b", "a-b", "nan", "Inf", ""].map(identifier)).toEqual([
    "orders",
    "_x1",
    "`order`",
    "`ORDER`",
    "`2x`",
    "`é`",
    "`a b`",
    "`a-b`",
    "`nan`",
    "`Inf`",
    "``",
  ]);
  expect(quotedIdentifier("a`b\\c\nd\0")).toBe("`a\\`b\\\\c\\nd\\0`");
  expect(["analytics.orders", "analytics.a.b", "table", "from.to"].map(qualifiedName)).toEqual([
    "analytics.orders",
    "analytics.`a.b`",
    "`table`",
    "`from`.`to`",
  ]);
  expect(splitName("analytics.a.b")).toEqual({ database: "analytics", object: "a.b" });
  expect([stringLiteral("it's `\\\n\r\t\0"), literal(-1.5), literal(false)]).toEqual([
    "'it\\'s `\\\\\\n\\r\\t\\0'",
    "-1.5",
    "0",
  ]);
});

describe("ClickHouse reads back", () => {
  test("every name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 20 }), async (names) => {
        const results = await engine.results(names.map((name) => `SELECT 1 AS ${identifier(name)}`));
        const read = results.map((result) =>
          result.ok ? Object.keys(result.rows[0] ?? {})[0] : result.failure.message,
        );
        expect(read).toEqual(names);
      }),
      { numRuns: 15 },
    );
  });

  test("every text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 20 }), async (texts) => {
        const results = await engine.results(texts.map((value) => `SELECT ${stringLiteral(value)} AS x`));
        expect(results.map((result) => (result.ok ? result.rows[0]?.x : result.failure.message))).toEqual(texts);
      }),
      { numRuns: 15 },
    );
  });
});

/** Each position where a name is printed, as a statement that ClickHouse accepts only when it reads it as a name. */
const POSITIONS: Readonly<Record<string, (name: string, quoted: string) => readonly string[]>> = {
  "a SELECT list": (name, quoted) => [
    `SELECT ${name}, z, ${name} AS ${name}, z AS y FROM (SELECT [5] AS ${quoted}, 1 AS z) WHERE has(${name}, 5)`,
  ],
  "the keys of a query": (name, quoted) => [
    `SELECT count() FROM (SELECT [5] AS ${quoted}) GROUP BY ${name} HAVING has(any(${name}), 5) ORDER BY ${name}`,
  ],
  "the keys of a table": (name, quoted) => [
    `CREATE TABLE d.t (${quoted} Int64, z Int64) ENGINE = MergeTree PARTITION BY ${name} PRIMARY KEY ${name} ORDER BY (${name}, z)`,
    `DROP TABLE d.t`,
    `CREATE TABLE d.t (${quoted} Int64) ENGINE = MergeTree ORDER BY ${name} SETTINGS index_granularity = 1`,
    `DROP TABLE d.t`,
  ],
  "arguments of engines": (name, quoted) => [
    `CREATE TABLE d.t (${quoted} Int64, z Int64) ENGINE = ReplacingMergeTree(${name}) ORDER BY z`,
    `DROP TABLE d.t`,
    `CREATE TABLE d.t (${quoted} Int64, y Int64, z Int64) ENGINE = SummingMergeTree((${name}, y)) ORDER BY z`,
    `DROP TABLE d.t`,
  ],
  "elements of tuples": (name, quoted) => [
    `CREATE TABLE d.t (c Tuple(${name} Nullable(Int64), z Int64)) ENGINE = Null`,
    `DROP TABLE d.t`,
    `SELECT c.${name} AS x FROM (SELECT CAST(tuple(1), 'Tuple(${quoted} Int64)') AS c)`,
  ],
  "names of objects": (name) => [
    `CREATE TABLE IF NOT EXISTS d.${name} (z Int64, INDEX ${name} z TYPE minmax GRANULARITY 1, CONSTRAINT ${name} CHECK z > 0, PROJECTION ${name} (SELECT z ORDER BY z)) ENGINE = MergeTree ORDER BY z`,
    `DROP TABLE d.${name}`,
    `CREATE OR REPLACE VIEW d.${name} AS SELECT 1 AS x`,
    `DROP VIEW d.${name}`,
  ],
};

describe("every keyword, and every literal that looks like a name, can stand as a name in", () => {
  /** A tuple's element can't have this name, quoted or not. */
  const refused = /Tuple element name 'null' is reserved/;
  test.each(Object.entries(POSITIONS))(
    "%s",
    async (_, statementsFor) => {
      const keywords = await engine.rows(
        "SELECT arrayJoin(splitByChar(' ', lower(keyword))) AS word FROM system.keywords",
      );
      const words = new Set(keywords.map((row) => String("word" in row ? row.word : "")));
      for (const each of ["nan", "inf", "infinity", "NaN", "x", "b", "e", "columns", "_"]) words.add(each);
      const names = [...words].filter((word) => /^\w+$/.test(word) && word !== "y" && word !== "yy" && word !== "z");
      expect(names.length).toBeGreaterThan(400);
      const statements = names.flatMap((name) => [...statementsFor(identifier(name), quotedIdentifier(name))]);
      const refusals = await engine.refusals(["CREATE DATABASE IF NOT EXISTS d", ...statements]);
      expect(refusals.filter((each) => !refused.test(each)).filter((each) => !each.endsWith("DROP TABLE d.t"))).toEqual(
        [],
      );
    },
    120_000,
  );
});
