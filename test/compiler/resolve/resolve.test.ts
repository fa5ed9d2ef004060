import { describe, expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { systems } from "../../../src/registry.js";
import { call, loaded, ORDERS, ORDERS_NOW, resolved, SHOP, shown, sql } from "./loaded.js";

const T = { columns: { id: "UInt64" }, orderBy: ["id"] };
const view = (name: string, from: string, line = 1): Declaration =>
  call("clickhouse.view", name, { query: sql(`SELECT id FROM ${from}`) }, line);
const listing = (declarations: readonly Declaration[], listed: readonly string[]) =>
  resolve(loaded(declarations, listed), systems);

describe("reach", () => {
  const declarations = [
    call("clickhouse.table", "a.t", T, 1),
    call("clickhouse.view", "a.v", { query: sql("SELECT id FROM ", { $ref: "clickhouse.table/a.t" }) }, 2),
    call("clickhouse.table", "a.alone", T, 3),
    call("clickhouse.view", "a.of_alone", { query: sql("SELECT id FROM ", { $ref: "clickhouse.table/a.alone" }) }, 4),
  ];

  test("what is listed and all that it refers to, in the order of the calls", () => {
    const { pipeline } = listing(declarations, ["clickhouse.view/a.v"]);
    expect([...pipeline.resources.keys()]).toEqual([
      "clickhouse.database/a",
      "clickhouse.table/a.t",
      "clickhouse.view/a.v",
    ]);
  });

  test("the rest is a warning each", () => {
    expect(shown(listing(declarations, ["clickhouse.view/a.v"]).diagnostics)).toEqual(
      ["clickhouse.table `a.alone`", "clickhouse.view `a.of_alone`"].map(
        (what, index) =>
          `config/unreached ${index + 3}: Nothing is generated for ${what}. List it in \`definePipeline({ … })\`, refer to it, or take it out.`,
      ),
    );
  });

  test("a cluster that nothing names leaves a source to the default brokers", () => {
    const cluster = call("kafka.cluster", "main", { brokers: ["kafka-1:9092"] }, 5);
    const told = (...listed: readonly string[]) =>
      shown(resolve(loaded([cluster, SHOP, ORDERS, ...declarations], listed), systems).diagnostics)[0];
    expect(told("postgres.table/public.orders")).toBe(
      "config/unreached 5: Nothing is generated for kafka.cluster `main`. The pipeline has no cluster then, and talks to `kafka:9092`. List it in `definePipeline({ … })`, or name it: `kafka: …` in the postgres.source `shop`.",
    );
    expect(told("clickhouse.view/a.v")).toMatch(/`main`. List it in `definePipeline\({ … }\)`, refer to it, or/);
  });

  test("what is not reached is not checked", () => {
    const bad = call("clickhouse.table", "a.bad", {}, 5);
    const { diagnostics } = listing([...declarations, bad], ["clickhouse.view/a.v", "clickhouse.view/a.of_alone"]);
    expect(diagnostics.map((each) => each.code)).toEqual(["config/unreached"]);
  });
});

test("names given twice are told with both places, every time", () => {
  const { diagnostics, pipeline } = resolved(...[3, 7, 9].map((line) => call("clickhouse.table", "a.t", T, line)));
  expect(shown(diagnostics)).toEqual(
    [7, 9].map(
      (line) =>
        `config/duplicate-name ${line}:$name There is another clickhouse.table \`a.t\`. Rename one of them, or use the constant of the first in both places.`,
    ),
  );
  expect(diagnostics.map(({ related: [first] }) => [first?.at.site.line, first?.note])).toEqual([
    [3, "the first one"],
    [3, "the first one"],
  ]);
  expect(pipeline.resources.get("clickhouse.table/a.t")?.origin.site.line).toBe(3);
});

test("a kind that is not known", () => {
  expect(shown(resolved(call("oracle.table", "x", {}, 4)).diagnostics)).toEqual([
    "config/unknown-kind 4: There is no kind `oracle.table`.",
  ]);
});

describe("what a bad option leaves", () => {
  test("a resource without it, when that is enough", () => {
    const { pipeline, unsound } = resolved(call("clickhouse.table", "a.t", { ...T, ttl: 5, nonsense: 1 }));
    expect(pipeline.resources.get("clickhouse.table/a.t")?.spec).toMatchObject({ columns: { id: { type: "UInt64" } } });
    expect([...unsound]).toEqual([]);
  });

  test("else nothing that depends on it is judged, by reference or by name", () => {
    const { pipeline, unsound, diagnostics } = resolved(
      call("clickhouse.table", "a.t", { ...T, columns: 5 }),
      view("a.v", "a.t"),
      view("a.w", "`a`.`v`"),
      call("clickhouse.materializedView", "a.m", {
        to: { $ref: "clickhouse.table/a.t" },
        query: sql("SELECT 1 AS id"),
      }),
      view("a.x", "system.one"),
    );
    expect(diagnostics.map((each) => each.code)).toEqual(["config/invalid-option"]);
    expect([...unsound].sort()).toEqual([
      "clickhouse.materializedView/a.m",
      "clickhouse.table/a.t",
      "clickhouse.view/a.v",
      "clickhouse.view/a.w",
    ]);
    expect(pipeline.resources.has("clickhouse.table/a.t")).toBe(false);
  });

  test("a source that can't be read spoils its tables, their mirrors, and the views on those", () => {
    const source = { ...SHOP, options: { ...SHOP.options, host: 5 } };
    const { unsound, diagnostics } = resolved(
      source,
      ORDERS,
      ORDERS_NOW,
      view("a.v", "a.orders"),
      view("a.x", "system.one"),
    );
    expect(diagnostics.map((each) => each.code)).toEqual(["config/invalid-option"]);
    expect([...unsound]).toEqual([
      "postgres.source/shop",
      "postgres.table/public.orders",
      "clickhouse.mirror/a.orders",
      "clickhouse.view/a.v",
    ]);
  });

  test("a chain of 20,000 in the worst order takes no time to speak of", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => view(`a.v${index}`, `a.v${index + 1}`));
    const started = performance.now();
    const { unsound } = resolved(...chain, call("clickhouse.table", "a.v20000", {}));
    expect(unsound.size).toBe(20_001);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test("a mirror stands for what it makes, and depends on it", () => {
  const { pipeline, diagnostics } = resolved(SHOP, ORDERS, ORDERS_NOW);
  expect(diagnostics).toEqual([]);
  const mirror = pipeline.resources.get("clickhouse.mirror/a.orders");
  expect(mirror?.uses).toContain("clickhouse.view/a.orders");
  expect(pipeline.resources.get("clickhouse.view/a.orders")?.madeBy).toBe("clickhouse.mirror/a.orders");
  const order = [...pipeline.resources.keys()];
  for (const [address, { uses }] of pipeline.resources) {
    for (const use of uses) expect(order.indexOf(use)).toBeLessThan(order.indexOf(address));
  }
});

test("what is declared by hand takes the place of what would be made", () => {
  const topic = call("kafka.topic", "shop.public.orders", { partitions: 12, replicas: 3 });
  const { pipeline } = resolved(SHOP, ORDERS, ORDERS_NOW, topic);
  expect(pipeline.resources.get("kafka.topic/shop.public.orders")).toMatchObject({
    spec: { partitions: 12 },
    origin: { path: [] },
  });
  expect(pipeline.resources.get("kafka.topic/shop.public.orders")?.madeBy).toBeUndefined();
});

test("the order of the groups changes nothing", () => {
  const declarations = [SHOP, ORDERS, ORDERS_NOW, view("a.v", "a.orders")];
  const forwards = resolve(loaded(declarations), systems);
  const config = loaded(declarations);
  const backwards = resolve({ ...config, listed: [...config.listed].reverse() }, systems);
  expect([...backwards.pipeline.resources]).toEqual([...forwards.pipeline.resources]);
});
