import { expect, test } from "vitest";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { clickHouseObjects } from "../../../../src/systems/clickhouse/emit/objects.js";
import { call, sql } from "../../../compiler/resolve/loaded.js";
import { pipelineOf, referenceTo } from "../access/declarations.js";
import { ScratchEngine } from "../scratch-engine.js";

const engine = new ScratchEngine();
const ROWS = call("clickhouse.table", "a.rows", {
  columns: { id: "UInt64", other: "String", low: "Date", high: "Date", net: "String", name: "String" },
  orderBy: ["id"],
});
const COLLECTION = call("clickhouse.namedCollection", "elsewhere", { values: { host: "nowhere", port: 1 } });
const source = { type: "clickhouse", table: referenceTo(ROWS) };

/** What `dictGet` gives after a row is there. */
async function got(options: JsonObject, key: string, form: "proof" | "real" = "real"): Promise<unknown> {
  const dictionary = call("clickhouse.dictionary", "a.d", {
    columns: { id: "UInt64", name: "String" },
    primaryKey: ["id"],
    source,
    ...(options.layout === "direct" ? {} : { lifetime: 0 }),
    ...options,
  });
  const objects = clickHouseObjects(pipelineOf(ROWS, COLLECTION, dictionary));
  const created = objects.map((object) => object.create({ columns: [], proof: form === "proof" }));
  const row = "INSERT INTO a.rows VALUES (5, 'k', '2026-01-01', '2026-12-31', '10.0.0.0/8', 'five')";
  const described = objects.flatMap((each) =>
    each.columnsOf === undefined ? [] : [`DESCRIBE TABLE (${each.columnsOf})`],
  );
  expect(await engine.refusals(["DROP DATABASE IF EXISTS a SYNC", ...created, row, ...described])).toEqual([]);
  const [first] = await engine.rows(`SELECT dictGetOrDefault('a.d', 'name', ${key}, 'nothing') AS x`);
  return first && Reflect.get(first, "x");
}

test.each<[JsonObject[string]]>([
  ["flat"],
  ["hashed"],
  ["sparse_hashed"],
  ["hashed_array"],
  [{ type: "flat", maxArraySize: 100, initialArraySize: 10 }],
  [{ type: "hashed", shards: 2, shardLoadQueueBacklog: 100, maxLoadFactor: 0.7 }],
  [{ type: "cache", sizeInCells: 10, allowReadExpiredKeys: true, maxThreadsForUpdates: 1 }],
])("the layout %j", async (layout) => {
  expect(await got({ layout: layout ?? "" }, "toUInt64(5)")).toBe("five");
});

test("the layout direct, which keeps nothing", async () => {
  expect(await got({ layout: "direct" }, "toUInt64(5)")).toBe("five");
});

test.each(["complex_key_hashed", "complex_key_hashed_array", "complex_key_sparse_hashed"])(
  "the layout %s",
  async (layout) => {
    const options = { columns: { id: "UInt64", other: "String", name: "String" }, primaryKey: ["id", "other"], layout };
    expect(await got(options, "(toUInt64(5), 'k')")).toBe("five");
  },
);

test("ranges, networks, expressions and queries", async () => {
  const range = {
    columns: { id: "UInt64", low: "Date", high: "Date", name: "String" },
    layout: { type: "range_hashed", rangeLookupStrategy: "max" },
    range: { min: "low", max: "high" },
  };
  expect(await got(range, "toUInt64(5), toDate('2026-06-01')")).toBe("five");
  const net = {
    columns: { net: "String", name: "String" },
    primaryKey: ["net"],
    layout: { type: "ip_trie", accessToKeyFromAttributes: true },
  };
  expect(await got(net, "tuple(toIPv4('10.1.2.3'))")).toBe("five");
  const upper = {
    columns: { id: "UInt64", name: { type: "String", expression: sql("upper(other)") } },
    layout: "hashed",
  };
  expect(await got(upper, "toUInt64(5)")).toBe("K");
  const query = {
    source: { type: "clickhouse", query: sql("SELECT id, concat(name, '!') AS name FROM a.rows") },
    layout: "hashed",
  };
  expect(await got(query, "toUInt64(5)")).toBe("five!");
});

const elsewhere = { collection: referenceTo(COLLECTION) };
test.each<[JsonObject, string]>([
  [
    { type: "postgresql", ...elsewhere, table: "t", where: "x = 'y'" },
    "POSTGRESQL(NAME `elsewhere` TABLE 't' WHERE 'x = \\'y\\'')",
  ],
  [
    { type: "mysql", ...elsewhere, query: "SELECT 1", invalidateQuery: "SELECT 2" },
    "MYSQL(NAME `elsewhere` QUERY 'SELECT 1' INVALIDATE_QUERY 'SELECT 2')",
  ],
  [{ type: "mongodb", ...elsewhere, table: "t" }, "MONGODB(NAME `elsewhere` COLLECTION 't')"],
  [{ type: "redis", ...elsewhere }, "REDIS(NAME `elsewhere`)"],
  [{ type: "cassandra", ...elsewhere, table: "t" }, "CASSANDRA(NAME `elsewhere` COLUMN_FAMILY 't')"],
  [
    { type: "odbc", ...elsewhere, table: "t", updateField: "at", updateLag: 5 },
    "ODBC(NAME `elsewhere` TABLE 't' UPDATE_FIELD 'at' UPDATE_LAG 5)",
  ],
  [
    { type: "http", url: "http://127.0.0.1:1/", format: "TSV", headers: { "X-A": "b" } },
    "HTTP(URL 'http://127.0.0.1:1/' FORMAT 'TSV' HEADERS(HEADER(NAME 'X-A' VALUE 'b')))",
  ],
  [{ type: "file", path: "/x.tsv", format: "TSV" }, "FILE(PATH '/x.tsv' FORMAT 'TSV')"],
  [
    { type: "executable", command: "x", format: "TSV", implicitKey: true },
    "EXECUTABLE(COMMAND 'x' FORMAT 'TSV' IMPLICIT_KEY 1)",
  ],
  [{ type: "executable_pool", command: "x", format: "TSV" }, "EXECUTABLE_POOL(COMMAND 'x' FORMAT 'TSV')"],
])("rows of another system: %j", async (given, printed) => {
  const dictionary = call("clickhouse.dictionary", "a.d", {
    columns: { id: "UInt64", name: "String" },
    primaryKey: ["id"],
    source: given,
    layout: "hashed",
    lifetime: 300,
  });
  const [, created = ""] = clickHouseObjects(pipelineOf(COLLECTION, dictionary)).map((each) =>
    each.create({ columns: [], proof: false }),
  );
  expect(created).toContain(`SOURCE(${printed})`);
  // It is accepted as it is; what reads it is judged with none of its rows, and nobody is asked.
  expect(await engine.refusals(["CREATE DATABASE IF NOT EXISTS a", created])).toEqual([]);
  expect(await got({ source: given, layout: "hashed" }, "toUInt64(5)", "proof")).toBe("nothing");
});

test("a function of one's own", async () => {
  const margin = call("clickhouse.function", "odd margin", {
    parameters: ["price", "the cost"],
    expression: sql("price - `the cost`;"),
  });
  const view = call("clickhouse.view", "a.v", {
    query: sql("SELECT ", referenceTo(margin) as { $ref: "clickhouse.function/x" }, "(5, 3) AS x"),
  });
  const created = clickHouseObjects(pipelineOf(margin, view)).map((each) => each.create({ columns: [], proof: false }));
  expect(created[0]).toBe("CREATE DATABASE IF NOT EXISTS a");
  expect(created).toContain("CREATE OR REPLACE FUNCTION `odd margin` AS (price, `the cost`) ->\nprice - `the cost`");
  expect(await engine.refusals(["DROP DATABASE IF EXISTS a SYNC", ...created])).toEqual([]);
  expect(await engine.rows("SELECT x FROM a.v")).toEqual([{ x: 2 }]);
});
