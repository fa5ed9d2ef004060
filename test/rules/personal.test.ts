import { expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import type { Declaration } from "../../src/compiler/model/loaded-config.js";
import { call, sql } from "../compiler/resolve/loaded.js";
import { foundInShop } from "./found.js";

const COLUMNS = { id: "integer not null", email: "varchar(100) not null" };
const KEPT = { columns: { email: { personal: "Support finds people by it" } } };

/** In a shop whose orders have an e-mail address; read by \`a.orders\`. */
const told = (mirror: JsonObject, ...more: readonly Declaration[]) =>
  foundInShop({ columns: COLUMNS, personal: ["email"] }, mirror, ...more);

const view = (name: string, query: string, options: JsonObject = {}) =>
  call("clickhouse.view", name, { query: sql(query), ...options });

test("a mirror leaves it out or says why", () => {
  expect(told({})).toEqual(["mirror/personal-column-undecided clickhouse.mirror/a.orders of"]);
  expect(told({ columns: { email: "String" } })).toEqual([
    "mirror/personal-column-undecided clickhouse.mirror/a.orders columns.email",
  ]);
  expect(told({ columns: { email: "exclude" } })).toEqual([]);
  expect(told(KEPT)).toEqual([]);
});

test("it is followed through views that say why, by their own names, and no further than to one that does not", () => {
  const first = (options: JsonObject = {}) => view("a.first", "SELECT id, email AS contact FROM a.orders", options);
  const second = view("a.second", "SELECT upper(contact) AS who FROM a.first");
  expect(told(KEPT, first(), second)).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.first query email",
  ]);
  expect(told(KEPT, first({ personal: { contact: "Letters go to it" } }), second)).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.second query contact",
  ]);
});

test("it is followed into what a view writes to, in whatever order they are declared", () => {
  const target = call("clickhouse.table", "a.z", { columns: { contact: "String" }, orderBy: [] });
  const rows = call("clickhouse.table", "a.people", {
    columns: { email: { type: "String", personal: true } },
    orderBy: [],
  });
  const into = call("clickhouse.materializedView", "a.zz", {
    to: { $ref: "clickhouse.table/a.z" },
    query: sql("SELECT email AS contact FROM a.people"),
    personal: { contact: "Kept for letters" },
  });
  expect(told(KEPT, target, rows, into, view("a.b", "SELECT contact FROM a.z"))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.b query contact",
  ]);
});

test("a mirror's storage is no way around, nor is a table over the table", () => {
  expect(told(KEPT, view("a.v", "SELECT email FROM a.orders_rows FINAL"))).toEqual([
    "mirror/storage-read clickhouse.view/a.v query orders_rows",
    "clickhouse/personal-column-exposed clickhouse.view/a.v query email",
  ]);
  const cluster = call("clickhouse.cluster", "main", { shards: [{ replicas: ["one:9000"] }] });
  const local = call("clickhouse.table", "a.local", {
    columns: { email: { type: "String", personal: true } },
    orderBy: [],
  });
  const all = (column: JsonObject) =>
    call("clickhouse.table", "a.all", {
      columns: { email: { type: "String", ...column } },
      engine: {
        type: "Distributed",
        cluster: { $ref: "clickhouse.cluster/main" },
        table: { $ref: "clickhouse.table/a.local" },
      },
    });
  expect(told(KEPT, cluster, local, all({}))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.table/a.all columns.email",
  ]);
  expect(told(KEPT, cluster, local, all({ personal: true }))).toEqual([]);
});

test("the source's list names columns", () => {
  expect(foundInShop({ personal: ["emial"] }, {})).toEqual([
    "postgres/unknown-column postgres.table/public.orders personal.0",
  ]);
});

test("a mirror's column is followed by the name that the mirror gives it", () => {
  const mirror = { columns: { email: { as: "contact", personal: "Support finds people by it" } } };
  expect(told(mirror, view("a.v", "SELECT id, contact FROM a.orders"))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.v query contact",
  ]);
  expect(told(mirror, view("a.v", "SELECT id, email FROM a.orders_rows FINAL"))).toEqual([
    "mirror/storage-read clickhouse.view/a.v query orders_rows",
    "clickhouse/personal-column-exposed clickhouse.view/a.v query email",
  ]);
});

test("what a mirror computes from it says why, too", () => {
  const extra = (options: JsonObject) => ({
    ...KEPT,
    extra: { host: { type: "String", expression: sql("splitByChar('@', email)[2]"), ...options } },
  });
  expect(told(extra({}))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.mirror/a.orders extra.host.expression",
  ]);
  expect(told(extra({ expression: sql("toString(SHA256(email))") }))).toEqual([]);
  expect(told(extra({ personal: "Bounces are counted by it" }), view("a.v", "SELECT host FROM a.orders"))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.v query host",
  ]);
});

test("a log of changes has its own decision, and is followed by the rows in it", () => {
  const log = (options: JsonObject) =>
    call("clickhouse.changes", "a.history", { of: { $ref: "postgres.table/public.orders" }, ...options });
  const none = { columns: { email: "exclude" } };
  expect(told(none, log({}))).toEqual(["mirror/personal-column-undecided clickhouse.changes/a.history of"]);
  expect(told(none, log({ columns: { email: "exclude" } }))).toEqual([]);
  expect(told(none, log({ before: false, after: false }))).toEqual([]);
  const kept = log({ columns: { email: { personal: "Disputes are settled by it" } } });
  expect(told(none, kept)).toEqual([]);
  const exposed = "clickhouse/personal-column-exposed clickhouse.view/a.v query";
  const shows = (query: string, options: JsonObject = {}) => told(none, kept, view("a.v", query, options));
  expect(shows("SELECT id, after.email FROM a.history")).toEqual([`${exposed} after`]);
  expect(shows("SELECT h.after.email AS mail FROM a.history AS h")).toEqual([`${exposed} after`]);
  expect(shows("SELECT after FROM a.history")).toEqual([`${exposed} after`]);
  expect(shows("SELECT * FROM a.history")).toEqual([`${exposed} *`]);
  expect(shows("SELECT tupleElement(after, 'email') AS x FROM a.history")).toEqual([`${exposed} after`]);
  expect(shows("SELECT id, operation, after.id AS x, tupleElement(after, 'id') AS y FROM a.history")).toEqual([]);
  expect(shows("SELECT after.email FROM a.history", { personal: { "after.email": "Disputes" } })).toEqual([]);
});

test("a rollup, a dictionary and an export say why, too", () => {
  const rollup = (options: JsonObject) =>
    call("clickhouse.rollup", "a.daily", {
      of: { $ref: "clickhouse.table/a.visits" },
      time: "at",
      bucket: "1 day",
      measures: { visits: sql("count()") },
      ...options,
    });
  const visits = call("clickhouse.table", "a.visits", {
    columns: { at: "DateTime", email: { type: "String", personal: true } },
    orderBy: ["at"],
  });
  expect(told(KEPT, visits, rollup({ groupBy: ["email"] }))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.rollup/a.daily groupBy.0",
  ]);
  expect(told(KEPT, visits, rollup({ measures: { one: sql("any(email)"), people: sql("uniq(email)") } }))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.rollup/a.daily measures.one",
  ]);
  const stated = rollup({ groupBy: ["email"], personal: { email: "Sales calls them" } });
  expect(told(KEPT, visits, stated, view("a.v", "SELECT email FROM a.daily"))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.v query email",
  ]);
  const dictionary = (column: JsonObject) =>
    call("clickhouse.dictionary", "a.people", {
      columns: { id: "UInt64", email: { type: "String", ...column } },
      primaryKey: ["id"],
      source: { type: "clickhouse", table: { $ref: "clickhouse.mirror/a.orders" } },
      layout: { type: "hashed" },
      lifetime: 60,
    });
  expect(told(KEPT, dictionary({}))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.dictionary/a.people columns.email",
  ]);
  const looking = view("a.v", "SELECT dictGet('a.people', 'email', toUInt64(1)) AS mail");
  expect(told(KEPT, dictionary({ personal: true }), looking)).toEqual([
    "clickhouse/personal-column-exposed clickhouse.view/a.v query email",
  ]);
  const file = call("clickhouse.table", "a.export", {
    columns: { email: "String" },
    engine: { type: "File", format: "CSV" },
  });
  const exporting = (options: JsonObject) =>
    call("clickhouse.materializedView", "a.exporting", {
      to: { $ref: "clickhouse.table/a.export" },
      refresh: "EVERY 1 DAY",
      query: sql("SELECT email FROM a.orders"),
      ...options,
    });
  expect(told(KEPT, file, exporting({}))).toEqual([
    "clickhouse/personal-column-exposed clickhouse.materializedView/a.exporting query email",
  ]);
  expect(told(KEPT, file, exporting({ personal: { email: "The auditors get it" } }))).toEqual([]);
});
