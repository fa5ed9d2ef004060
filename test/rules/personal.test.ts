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
