import { expect, test } from "vitest";
import { shape } from "../../../../src/compiler/resolve/shape.js";
import { catalogue } from "../../../../src/systems/clickhouse/catalogue/catalogue.js";
import { PARSED_ENGINES } from "../../../../src/systems/clickhouse/emit/engines/dead.js";
import { clickHouseObjects } from "../../../../src/systems/clickhouse/emit/objects.js";
import { clickhouse } from "../../../../src/systems/clickhouse/index.js";
import { takes } from "../../../../src/systems/clickhouse/schema/engine-options.js";
import { call, shown } from "../../../compiler/resolve/loaded.js";
import { pipelineOf } from "../resources.js";
import { ScratchEngine } from "../scratch-engine.js";
import { ENGINE_CASES, type EngineCase, optionsOf, PARSED_CASES, typeOf } from "./engine-cases.js";

const engine = new ScratchEngine();
const cases = (all: readonly EngineCase[]) => all.map((each) => ({ ...each, name: JSON.stringify(each.engine) }));

/** The object that a table of a case is. Named collections and the like are not looked for. */
function objectOf(each: EngineCase) {
  const kind = clickhouse.kinds.find((known) => known.kind === "clickhouse.table");
  if (kind === undefined) throw new Error("no tables");
  const shaped = shape(call("clickhouse.table", "a.t", optionsOf(each)), kind);
  expect(shown(shaped.diagnostics)).toEqual([]);
  const [object] = clickHouseObjects(pipelineOf(shaped.resource));
  if (object === undefined) throw new Error("no table");
  return object;
}

const afterColumns = (statement: string): string => statement.split("ENGINE = ")[1] ?? "";

test.each(cases(ENGINE_CASES))("$name", async (each) => {
  const object = objectOf(each);
  expect(afterColumns(object.create({ columns: [], proof: false }))).toBe(each.printed);
  expect(object.judged).toBeUndefined();
  const statement = object.create({ columns: [], proof: true });
  const started = performance.now();
  const insert = "INSERT INTO a.t (id, v) VALUES (1, 10), (1, 10), (2, 20)";
  const sign = typeOf(each).includes("Collapsing")
    ? "INSERT INTO a.t (id, s, v) VALUES (1, 1, 10), (1, -1, 10), (2, 1, 20), (3, 1, 1)"
    : insert;
  expect(
    await engine.refusals([
      "DROP DATABASE IF EXISTS a SYNC",
      "CREATE DATABASE a",
      "CREATE TABLE a.base (id UInt64, s Int8, v UInt64, d UInt8) ENGINE = MergeTree ORDER BY id",
      "CREATE DICTIONARY a.names (id UInt64, v UInt64) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'base' DB 'a')) LAYOUT(FLAT()) LIFETIME(0)",
      statement,
      ...(each.rows === undefined ? [] : [sign]),
    ]),
  ).toEqual([]);
  // Nothing may wait for a remote side.
  expect(performance.now() - started).toBeLessThan(5000);
  const [row] =
    each.rows === undefined
      ? []
      : await engine.rows(
          `SELECT count() AS rows FROM a.t${typeOf(each).endsWith("MergeTree") && each.engine !== "MergeTree" ? " FINAL" : ""}`,
        );
  expect(row).toEqual(each.rows === undefined ? undefined : { rows: String(each.rows) });
});

test.each(cases(PARSED_CASES))("only parsed: $name", async (each) => {
  const object = objectOf(each);
  const statement = object.create({ columns: [], proof: false });
  expect(afterColumns(statement)).toBe(each.printed);
  expect(object.judged).toBe("parsed");
  const quoted = statement.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  const standIn = object.standIn?.([]) ?? "";
  expect(
    await engine.refusals([
      `SELECT formatQuerySingleLine('${quoted}')`,
      "DROP DATABASE IF EXISTS a SYNC",
      "CREATE DATABASE a",
      standIn,
      "DESCRIBE TABLE a.t",
    ]),
  ).toEqual([]);
});

/** Engines that are no tables of their own: views, and what only functions make. */
const NONE = ["ArrowStream", "Loop", "MaterializedView", "View", "WindowView"];

test("there is a case for every engine that ClickHouse has", () => {
  const tried = new Set([...ENGINE_CASES, ...PARSED_CASES].map(typeOf));
  const plain = Object.keys(catalogue.engines).filter((type) => !type.startsWith("Replicated") && !NONE.includes(type));
  expect(plain.filter((type) => !tried.has(type))).toEqual([]);
  expect(PARSED_CASES.map(typeOf)).toEqual(PARSED_ENGINES);
  expect([...tried].filter((type) => catalogue.engines[type] === undefined).sort()).toEqual(
    ["NATS", "RabbitMQ"].filter((type) => catalogue.engines[type] === undefined),
  );
});

test("options are taken by the engines that the engine says take them", () => {
  const gates = { indexes: "skipping_indices", projections: "projections", ttl: "ttl", settings: "settings" } as const;
  for (const [type, supports] of Object.entries(catalogue.engines)) {
    if (NONE.includes(type)) continue;
    for (const option of ["indexes", "projections", "ttl", "settings"] as const) {
      const given = `${type} ${option}`;
      // Its keys are its own, not those of a sorted table.
      if (type === "EmbeddedRocksDB" && option === "ttl") continue;
      expect(`${given} ${takes({ type }, option)}`).toBe(`${given} ${supports.includes(gates[option])}`);
    }
    const sorts = (["orderBy", "primaryKey", "partitionBy"] as const).some((option) => takes({ type }, option));
    expect(`${type} ${sorts}`).toBe(`${type} ${supports.includes("sort_order")}`);
  }
});
