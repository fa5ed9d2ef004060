import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import { sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const TOAST = "mirror/unchanged-toast clickhouse.mirror/a.orders columns.body";

describe("values that may be stored outside of their row", () => {
  const body = (type: string, table: JsonObject = {}, mirror: JsonObject = {}) =>
    foundInShop({ columns: { id: "integer not null", body: type }, ...table }, mirror);

  test.each<[string, readonly string[]]>([
    ["text", [TOAST]],
    ["jsonb not null", [TOAST]],
    ["bytea", [TOAST]],
    ["varchar(600)", [TOAST]],
    ["varchar(400)", []],
    ["varchar", [TOAST]],
    ["char(10)", []],
    ["numeric(38,10)", []],
    ["integer", []],
    ["uuid", []],
    ["timestamptz", []],
  ])("%s", (type, expected) => {
    expect(body(type)).toEqual(expected);
  });

  test("short columns that are long together", () => {
    const names = ["a", "b", "c", "d"];
    const columns = { id: "integer not null", ...Object.fromEntries(names.map((name) => [name, "varchar(200)"])) };
    expect(foundInShop({ columns }, {})).toEqual(["mirror/unchanged-toast clickhouse.mirror/a.orders columns.a"]);
  });

  test("the full identity carries them; an index does not", () => {
    expect(body("text", { replicaIdentity: "full" })).toEqual([]);
    expect(body("text", { replicaIdentity: { index: "i", columns: ["id"] } })).toEqual([TOAST]);
  });

  test("a column that is left out loses nothing", () => {
    expect(body("text", {}, { columns: { body: "exclude" } })).toEqual([]);
  });
});

describe("the columns of a partition key", () => {
  const columns = {
    id: "integer not null",
    region: "varchar(10) not null",
    placed_at: "timestamptz not null",
    "order date": "date not null",
    toYYYYMM: "integer not null",
  };
  const told = (partition: string) => foundInShop({ columns }, { partitionBy: sql(partition) });
  const outside = (column: string) => `mirror/key-outside-identity clickhouse.mirror/a.orders partitionBy ${column}`;

  test.each<[string, readonly string[]]>([
    ["toYYYYMM(placed_at)", [outside("placed_at")]],
    ["toYYYYMM(`order date`)", [outside("order date")]],
    ["(region, toDate(placed_at))", [outside("region"), outside("placed_at")]],
    ["intDiv(id, 1000)", []],
    ["if(id = 5, 'region', 'placed_at')", []],
    ["intDiv(id, 1000) /* not region */", []],
    ["toYYYYMM", [outside("toYYYYMM")]],
  ])("%s", (partition, expected) => {
    expect(told(partition)).toEqual(expected);
  });

  test("can't be left out of the mirror", () => {
    const mirror = { partitionBy: sql("toYYYYMM(placed_at)"), columns: { placed_at: "exclude", region: "exclude" } };
    expect(foundInShop({ columns, replicaIdentity: "full" }, mirror)).toEqual([
      "mirror/excluded-key clickhouse.mirror/a.orders columns.placed_at",
    ]);
  });
});

describe("sorting keys", () => {
  const columns = { id: "integer not null", region: "varchar(10)", day: "date not null" };
  const told = (table: JsonObject, mirror: JsonObject) =>
    foundInShop({ columns, replicaIdentity: "full", ...table }, mirror);

  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ["the primary key", {}, { orderBy: ["id"] }, []],
    ["more than it", {}, { orderBy: ["day", "id"] }, []],
    [
      "less than it",
      { primaryKey: ["id", "day"] },
      { orderBy: ["id"] },
      ["mirror/key-not-unique clickhouse.mirror/a.orders orderBy"],
    ],
    ["nullable", {}, { orderBy: ["region", "id"] }, ["mirror/nullable-key clickhouse.mirror/a.orders orderBy.0"]],
    ["nullable with a value for it", {}, { orderBy: ["region", "id"], columns: { region: { null: "" } } }, []],
    ["misspelt", {}, { orderBy: ["idd"] }, ["mirror/unknown-column clickhouse.mirror/a.orders orderBy.0"]],
    [
      "in an index that is the identity",
      { replicaIdentity: { index: "i", columns: ["day", "id"] } },
      { orderBy: ["day", "id"] },
      [],
    ],
  ])("%s", (_, table, mirror, expected) => {
    expect(told(table, mirror)).toEqual(expected);
  });
});
