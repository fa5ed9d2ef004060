import { describe, expect, test } from "vitest";
import { promql } from "../../../src/compiler/model/promql-template.js";
import { secret } from "../../../src/compiler/model/secret.js";
import { sql } from "../../../src/compiler/model/sql-template.js";
import { encode, table } from "./encoded.js";

describe("options", () => {
  test("plain data stays, constants, SQL and secrets become references", () => {
    const shared = { a: [1, "x", true, null, -0.5] };
    const orders = table("orders");
    expect(encode({ shared, again: shared, of: orders, password: secret("a/b"), bare: Object.create(null) })).toEqual({
      options: {
        shared,
        again: shared,
        of: { $ref: "postgres.table/orders" },
        password: { $secret: "a/b" },
        bare: {},
      },
      problems: [],
    });
    expect(encode({ query: sql`${sql`a = ${"1"}`} AND ${sql`${orders}.b`}${true}` }).options).toEqual({
      query: {
        $sql: ["a = ", { $literal: "1" }, " AND ", { $ref: "postgres.table/orders" }, ".b", { $literal: true }],
      },
    });
    expect(encode({ expr: promql`${promql`rate(${orders}[${"5m"}])`} > ${0.5}` }).options).toEqual({
      expr: {
        $promql: ["rate(", { $ref: "postgres.table/orders" }, "[", { $literal: "5m" }, "]) > ", { $literal: 0.5 }],
      },
    });
    expect(encode(undefined)).toEqual({ options: {}, problems: [] });
  });

  test("what is undefined is reported, not dropped", () => {
    expect(encode({ a: undefined, b: [1, undefined] }).problems).toEqual([
      "config/undefined-value a",
      "config/undefined-value b 1",
    ]);
    expect(encode({ list: new Array(1) }).problems).toEqual(["config/undefined-value list 0"]);
  });

  test("what has no form as data is reported with its path", () => {
    class Money {}
    const cyclic: Record<string, unknown> = {};
    cyclic.deep = { again: cyclic };
    let deep: unknown = 1;
    for (let level = 0; level < 300; level++) deep = [deep];
    const values = {
      function: () => 1,
      symbol: Symbol("s"),
      bigint: 1n,
      date: new Date(0),
      map: new Map(),
      set: new Set(),
      promise: Promise.resolve(1),
      money: new Money(),
      nan: Number.NaN,
      infinity: [Number.POSITIVE_INFINITY],
      branded: { [Symbol("pipeline")]: 1 },
      proxy: new Proxy({}, { ownKeys: () => [] }),
      $ref: "reserved",
    };
    expect(encode(values).problems).toEqual(
      Object.keys(values).map((key) => `config/not-plain-data ${key}${key === "infinity" ? " 0" : ""}`),
    );
    expect(encode({ cyclic }).problems).toEqual(["config/not-plain-data cyclic deep again"]);
    expect(encode({ deep }).problems).toHaveLength(1);
    const throwing = {
      at: [
        {
          get it(): number {
            throw new Error("no");
          },
        },
      ],
    };
    expect(encode({ throwing, after: undefined }).problems).toEqual([
      "config/not-plain-data throwing at 0 it",
      "config/undefined-value after",
    ]);
  });

  test("what cannot stand in SQL is reported with its number in the template", () => {
    const bad = (value: unknown) => value as never;
    const inner = sql`a ${bad(undefined)} ${bad({})}`;
    expect(encode({ query: sql`${1} ${inner} ${bad(secret("a/b"))} ${bad(Number.NaN)} ${bad([1])}` }).problems).toEqual(
      [
        "config/not-sql query 1 0",
        "config/not-sql query 1 1",
        "config/not-sql query 2",
        "config/not-sql query 3",
        "config/not-sql query 4",
      ],
    );
  });

  test("what can't stand in PromQL is reported at its place", () => {
    const bad = (value: unknown) => value as string;
    expect(
      encode({ expr: promql`${bad(undefined)} ${bad(true)} ${bad(sql`x`)} ${bad(secret("a/b"))}` }).problems,
    ).toEqual([
      "config/not-promql expr 0",
      "config/not-promql expr 1",
      "config/not-promql expr 2",
      "config/not-promql expr 3",
    ]);
  });

  test.each([["text"], [[1]], [null], [table("x")], [sql`x`], [() => 1]])("%s are no options", (options) => {
    expect(encode(options).problems).toEqual(["config/not-plain-data"]);
  });
});
