import { describe, expect, test } from "vitest";
import { sqlOf } from "../../../../src/compiler/model/derived.js";
import type { SqlPart } from "../../../../src/compiler/model/reference.js";
import { printBlock, printExpression, printKey, printSql } from "../../../../src/systems/clickhouse/sql/print.js";

const sql = (...parts: SqlPart[]) => ({ $sql: parts });

describe("what is interpolated", () => {
  test("a resource is its quoted name, a value a literal", () => {
    const text = sql(
      "SELECT * FROM ",
      { $ref: "clickhouse.table/analytics.or`ders" },
      " WHERE a = ",
      { $literal: "it's\n\\" },
      " AND b = ",
      { $literal: 1.5 },
      " AND c = ",
      { $literal: true },
    );
    expect(printSql(text)).toBe(
      "SELECT * FROM analytics.`or\\`ders` WHERE a = 'it\\'s\\n\\\\' AND b = 1.5 AND c = true",
    );
  });

  test("a negative number behind a minus begins no comment", () => {
    expect(printSql(sql("SELECT 5 -", { $literal: -2 }, ", 1"))).toBe("SELECT 5 - -2, 1");
  });
});

describe("the end of SQL", () => {
  test.each([
    ["SELECT 1;", "SELECT 1"],
    ["SELECT 1 ; ", "SELECT 1  "],
    ["SELECT ';'", "SELECT ';'"],
    ["SELECT 1 -- all */ of it", "SELECT 1 /* all * / of it */"],
    ["SELECT 1; -- done", "SELECT 1 /* done */"],
    ["SELECT 1 -- one\n, 2 # two", "SELECT 1 -- one\n, 2 /* two */"],
    ["SELECT 1 /* one */", "SELECT 1 /* one */"],
    ["SELECT '-- no comment'", "SELECT '-- no comment'"],
    ["SELECT 1; SELECT 2", "SELECT 1; SELECT 2"],
  ])("%j is printed as %j", (written, printed) => {
    expect(printSql(sql(written))).toBe(printed);
  });
});

describe("a block", () => {
  test.each([
    ["one line", "SELECT 1", "SELECT 1"],
    ["spaces around", "  SELECT 1  ", "SELECT 1"],
    ["nothing", " \n ", ""],
    ["indented as in a config", "\n    SELECT a,\n        b\n    FROM t\n  ", "SELECT a,\n    b\nFROM t"],
    ["the first line beside the backquote", "SELECT a\n    FROM t\n    WHERE b", "SELECT a\nFROM t\nWHERE b"],
    ["tabs", "\n\tSELECT a,\n\t\tb\n\tFROM t\n", "SELECT a,\n\tb\nFROM t"],
    ["Windows line ends", "\r\n  SELECT a\r\n  FROM t\r\n", "SELECT a\nFROM t"],
    ["empty lines and spaces at line ends", "\n  SELECT a  \n\n  FROM t\n", "SELECT a\n\nFROM t"],
    ["a first line further in", "\n      SELECT a\n  FROM t\n", "    SELECT a\nFROM t"],
    ["a string over lines keeps its spaces", "\n  SELECT 'a  \n  b\n'\n  FROM t", "SELECT 'a  \n  b\n'\nFROM t"],
    ["a quoted name over lines", "\n    SELECT 1 AS `a\n  b`\n    FROM t", "SELECT 1 AS `a\n  b`\nFROM t"],
    ["a comment over lines is indented", "\n  SELECT 1 /* a\n    b */\n  FROM t", "SELECT 1 /* a\n  b */\nFROM t"],
  ])("%s", (_, written, printed) => {
    expect(printBlock(sql(written))).toBe(printed);
  });
});

test("expressions and keys", () => {
  expect(printExpression("from")).toBe("`from`");
  expect(printExpression(sqlOf`\n  toDate(${"at"})  `)).toBe("toDate(at)");
  expect(printKey([])).toBe("tuple()");
  expect(printKey(["id"])).toBe("id");
  expect(printKey(["id", sqlOf`toDate(at)`])).toBe("(id, toDate(at))");
});
