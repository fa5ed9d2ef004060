import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeConfig } from "../../../src/compiler/load/encode/encode-config.js";
import { recordOf } from "../../../src/compiler/model/declaration.js";
import { secret } from "../../../src/compiler/model/secret.js";
import { sql } from "../../../src/compiler/model/sql-template.js";
import { list, SITE, table } from "./encoded.js";

describe("groups", () => {
  test("constants, lists of lists, and modules", () => {
    const module = {
      b: table("b"),
      columns: { c: table("hidden") },
      make: () => 1,
      text: "x",
      many: [table("d"), "x"],
    };
    expect(list({ one: table("a"), several: [table("c"), [table("a"), [table("e")]]], module })).toEqual({
      listed: "postgres.table/a postgres.table/c postgres.table/e postgres.table/b postgres.table/d",
      problems: [],
    });
  });

  test("anything else is an error", () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const throwing = new Proxy([], {
      get: () => {
        throw new Error("no");
      },
    });
    expect(
      list({ a: 1, b: [table("b"), {}], c: undefined, d: sql`x`, e: new Date(0), f: cyclic, g: throwing }).problems,
    ).toEqual([
      "config/not-a-resource a",
      "config/not-a-resource b 1",
      "config/undefined-value c",
      "config/not-a-resource d",
      "config/not-a-resource e",
      "config/not-a-resource f 0",
      "config/not-plain-data g",
    ]);
  });
});

test("names are non-empty strings", () => {
  const records = [
    "",
    "  ",
    undefined,
    "orders\0",
    7,
    Symbol("s"),
    {
      toString: () => {
        throw new Error("no");
      },
    },
  ].map((name) => ({
    kind: "k.k",
    name,
    options: {},
    site: SITE,
  }));
  const { problems } = encodeConfig({ environment: undefined, options: {}, site: SITE, records });
  expect(problems.map(({ code, at }) => `${code} ${at?.path}`)).toEqual([
    ...records.map(() => "config/bad-name $name"),
    "config/no-name name",
  ]);
});

test("whatever the options hold, encoding yields JSON and problems, and throws nothing", () => {
  const orders = table("orders");
  expect(recordOf(orders)).toBeDefined();
  const leaf = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withNullPrototype: true,
      withTypedArray: true,
    }),
    fc.constantFrom<unknown>(
      orders,
      secret("a/b"),
      sql`x ${orders}`,
      Symbol("s"),
      () => 1,
      new Proxy({}, {}),
      Proxy.revocable([], {}).proxy,
    ),
    fc.anything().map((value) => sql`a ${value as never} b`),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("tree")), fc.dictionary(fc.string(), tie("tree"))),
  }));
  fc.assert(
    fc.property(tree, tree, (options, group) => {
      const records = [{ kind: "k.k", name: "n", options, site: SITE }];
      const made = { environment: undefined, options: { name: "p", group }, site: SITE, records };
      const { config, problems } = encodeConfig(made);
      expect(structuredClone(config)).toEqual(JSON.parse(JSON.stringify(config)));
      for (const each of problems) expect(each.at?.site).toBe(SITE);
    }),
    { numRuns: 300 },
  );
});
