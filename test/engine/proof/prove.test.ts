import { describe, expect, test } from "vitest";
import type { Provable } from "../../../src/engine/proof/provable.js";
import { type ProofResult, prove } from "../../../src/engine/proof/prove.js";
import { FakeEngine } from "./fake-engine.js";

/** `"table t"`, `"view v < t"`, `"query m < t v"`: a view is described after it is made, a query before. */
function provable(text: string, revision = ""): Provable {
  const [head = "", needs = ""] = text.split(" < ");
  const [type, id = ""] = head.split(" ");
  return {
    id,
    address: `clickhouse.${type}/${id}`,
    name: id,
    needs: needs.split(" ").filter((need) => need !== ""),
    ...(type === "query" ? { columnsOf: `q${id}` } : {}),
    create: (columns) => `make ${id}${columns.map((column) => ` ${column.name}`).join("")}${revision}`,
    isView: type === "view",
  };
}

const all = (...texts: string[]): Provable[] => texts.map((text) => provable(text));
const proving = (provables: readonly Provable[], engine: FakeEngine, remembered: ProofResult["entries"] = new Map()) =>
  prove({ provables, remembered, open: engine.open });
const outcome = ({ failures, skipped, entries }: ProofResult) => ({
  failed: failures.map(({ provable: { id }, message }) => `${id}: ${message}`),
  skipped: skipped.map(({ id }) => id),
  proven: [...entries.keys()],
});

describe("round trips", () => {
  test("tables and views are made in one, as many as there are", async () => {
    const engine = new FakeEngine();
    await proving(all("table t", "view v < t", "view w < v"), engine);
    expect(engine.batches).toEqual([["make t", "make v", "DESCRIBE TABLE v", "make w", "DESCRIBE TABLE w"]]);
  });

  test("one more for each query behind a query whose columns are unknown", async () => {
    const engine = new FakeEngine();
    await proving(all("table t", "query m < t", "view v < m", "view w < v", "query n < w", "query o < t"), engine);
    expect(engine.batches).toEqual([
      ["make t", "DESCRIBE TABLE (qm)", "DESCRIBE TABLE (qo)"],
      ["make m id", "make v", "DESCRIBE TABLE v", "make w", "DESCRIBE TABLE w", "DESCRIBE TABLE (qn)", "make o id"],
      ["make n id"],
    ]);
  });

  test("none, and no engine, for nothing", async () => {
    const engine = new FakeEngine();
    expect(outcome(await proving([], engine))).toEqual({ failed: [], skipped: [], proven: [] });
    expect(engine.opened).toBe(0);
  });
});

describe("failures", () => {
  test("one hides no other; what needs it is not judged, in the same round trip or later", async () => {
    const engine = new FakeEngine({
      "make t": "no t",
      "make u": "no u",
      "make v": "no table t",
      "DESCRIBE TABLE v": "no v",
    });
    const result = await proving(
      all("table t", "view v < t", "query m < t", "table u", "table x", "view y < x"),
      engine,
    );
    expect(outcome(result)).toEqual({ failed: ["t: no t", "u: no u"], skipped: ["v", "m"], proven: ["x", "y"] });
    expect([engine.opened, engine.closed]).toEqual([1, 1]);
  });

  test("a query that can't be described fails once", async () => {
    const engine = new FakeEngine({ "DESCRIBE TABLE (qm)": "no column" });
    const result = await proving(all("query m", "view mv < m", "view v < mv"), engine);
    expect(outcome(result)).toEqual({ failed: ["m: no column"], skipped: ["mv", "v"], proven: [] });
    expect(result.failures[0]).toMatchObject({ code: 47, statement: "DESCRIBE TABLE (qm)" });
  });

  test("a view that is made and can't be described fails", async () => {
    const engine = new FakeEngine({ "DESCRIBE TABLE v": "no" });
    expect(outcome(await proving(all("view v", "view w < v"), engine))).toEqual({
      failed: ["v: no"],
      skipped: ["w"],
      proven: [],
    });
  });

  test("a circle is not judged, and the proof ends", async () => {
    const result = await proving(all("table t", "view v < w", "view w < v", "view x < w"), new FakeEngine());
    expect(outcome(result)).toEqual({ failed: [], skipped: ["v", "w", "x"], proven: ["t"] });
  });

  test("a refused statement is asked again until it shows nothing new", async () => {
    const engine = new FakeEngine({ "make v": "a", "make v-a": "b", "make v-a-b": "c", "make v-a-b-c": "c" });
    const view = {
      ...provable("view v"),
      further: (sql: string, failure: { message: string }) => `${sql}-${failure.message}`,
    };
    const result = await proving([view, provable("view w < v"), provable("table t")], engine);
    expect(outcome(result)).toEqual({ failed: ["v: a", "v: b", "v: c"], skipped: ["w"], proven: ["t"] });
    expect(engine.batches.slice(1)).toEqual([["make v-a"], ["make v-a-b"], ["make v-a-b-c"]]);
  });
});

describe("what is remembered", () => {
  test("needs no engine", async () => {
    const provables = all("table t", "query m < t", "view v < m");
    const { entries } = await proving(provables, new FakeEngine());
    expect(entries.get("m")?.columns).toEqual([{ name: "id", type: "UInt64" }]);
    const engine = new FakeEngine();
    const again = await proving(provables, engine, entries);
    expect([engine.opened, [...again.remembered], again.entries]).toEqual([0, ["t", "m", "v"], entries]);
  });

  test("what changed is proven again with all below it, and what those need is made but keeps its entry", async () => {
    const provables = all("table t", "table u", "query m < t", "view v < m u", "view x < u");
    const { entries } = await proving(provables, new FakeEngine());
    const engine = new FakeEngine();
    const changed = [provable("table t", " changed"), ...provables.slice(1)];
    const again = await proving(changed, engine, entries);
    expect([...again.remembered]).toEqual(["u", "x"]);
    expect(engine.batches).toEqual([
      ["make t changed", "make u", "DESCRIBE TABLE (qm)"],
      ["make m id", "make v", "DESCRIBE TABLE v"],
    ]);
    expect(again.entries.get("x")).toEqual(entries.get("x"));
    expect(again.entries.get("v")?.content).not.toBe(entries.get("v")?.content);
  });

  test("columns that are known are not asked for again", async () => {
    const provables = all("table t", "query m < t");
    const { entries } = await proving(provables, new FakeEngine());
    const engine = new FakeEngine();
    await proving([...provables, provable("view v < m")], engine, entries);
    expect(engine.batches).toEqual([["make t", "make m id", "make v", "DESCRIBE TABLE v"]]);
  });
});

test("progress counts to the end, with failures too", async () => {
  const told: string[] = [];
  const engine = new FakeEngine({ "DESCRIBE TABLE (qm)": "no" });
  await prove({
    provables: all("table t", "query m < t", "query n < t", "view v < m"),
    remembered: new Map(),
    open: engine.open,
    onProgress: (done, total) => told.push(`${done}/${total}`),
  });
  expect(told).toEqual(["0/4", "2/4", "4/4"]);
});

test("the engine is closed when it dies", async () => {
  const engine = new FakeEngine();
  engine.run = () => Promise.reject(new Error("died"));
  await expect(proving(all("table t"), engine)).rejects.toThrow("died");
  expect(engine.closed).toBe(1);
});

describe("views whose names are listed", () => {
  const listed = (id: string): Provable => ({ ...provable(`view ${id}`), listed: { database: "d", name: id } });
  const without = (batches: readonly (readonly string[])[]) =>
    batches.map((batch) => batch.map((sql) => (sql.includes("system.columns") ? "all columns" : sql)));

  test("are asked for their columns all at once, when everything is there", async () => {
    const engine = new FakeEngine({}, [
      ["d", "v", "id", "UInt64"],
      ["d", "w", "id", "UInt8"],
      ["d", "w", "at", "DateTime"],
    ]);
    const { entries } = await proving([listed("v"), listed("w")], engine);
    expect(without(engine.batches)).toEqual([["make v", "make w"], ["all columns"]]);
    expect(entries.get("v")?.columns).toEqual([{ name: "id", type: "UInt64" }]);
    expect(entries.get("w")?.columns).toEqual([
      { name: "id", type: "UInt8" },
      { name: "at", type: "DateTime" },
    ]);
  });

  test("are described where the list has none, or types that it prints otherwise", async () => {
    const engine = new FakeEngine({}, [["d", "w", "pair", "Tuple(a UInt8, b UInt8)"]]);
    const { entries } = await proving([listed("v"), listed("w")], engine);
    expect(without(engine.batches)).toEqual([
      ["make v", "make w"],
      ["all columns"],
      ["DESCRIBE TABLE v", "DESCRIBE TABLE w"],
    ]);
    expect(entries.get("w")?.columns).toEqual([{ name: "id", type: "UInt64" }]);
  });

  test("are not asked for when they could not be made", async () => {
    const engine = new FakeEngine({ "make v": "no" });
    expect(outcome(await proving([listed("v")], engine))).toEqual({ failed: ["v: no"], skipped: [], proven: [] });
    expect(engine.batches).toEqual([["make v"]]);
  });
});

test("many statements are sent in parts", async () => {
  const engine = new FakeEngine();
  const tables = Array.from({ length: 600 }, (_, index) => provable(`table t${index}`));
  const { entries } = await proving(tables, engine);
  expect(engine.batches.map((batch) => batch.length)).toEqual([250, 250, 100]);
  expect(entries.size).toBe(600);
});
