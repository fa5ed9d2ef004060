import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { call, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const PEOPLE = call("postgres.table", "public.people", {
  source: { $ref: "postgres.source/shop" },
  columns: { id: "integer not null", email: "varchar(200) not null", country: "char(2) not null" },
  primaryKey: ["id"],
  personal: ["email"],
});
const PEOPLE_NOW = call("clickhouse.mirror", "a.people", {
  of: { $ref: "postgres.table/public.people" },
  orderBy: ["id"],
  columns: { email: { personal: "Support finds them by it" } },
});
const LETTERS = call("clickhouse.view", "a.letters", {
  query: sql("SELECT lower(email) AS address, country FROM ", { $ref: "clickhouse.mirror/a.people" }),
  personal: { address: "The newsletter is sent to it" },
});

function shown(query: readonly SqlPart[], options: JsonObject = {}): readonly string[] {
  const panel = { type: "table", title: "People", query: sql(...query), ...options };
  const board = call("grafana.dashboard", "people", { title: "People", panels: [panel] });
  return found(SHOP, PEOPLE, PEOPLE_NOW, LETTERS, board).filter((each) => each.startsWith("grafana/personal"));
}

const AT = "grafana/personal-column-shown grafana.dashboard/people panels.0.query";

test("a panel over a mirror or a view says itself why it shows personal data", () => {
  const mirror = ["SELECT id, email FROM ", { $ref: "clickhouse.mirror/a.people" }] as const;
  expect(shown(mirror)).toEqual([`${AT} email`]);
  expect(shown(mirror, { personal: { email: "Support reads it out" } })).toEqual([]);
  expect(shown(["SELECT address AS to_whom FROM a.letters"])).toEqual([`${AT} address`]);
});

test("a count, a hash or another column needs no reason", () => {
  expect(shown(["SELECT uniq(email) AS people FROM a.people"])).toEqual([]);
  expect(shown(["SELECT sipHash64(email) AS person, country FROM a.people"])).toEqual([]);
  expect(shown(["SELECT country FROM a.letters WHERE address != ''"])).toEqual([]);
});

test("a variable and an annotation are judged as panels are", () => {
  const board = (options: JsonObject) =>
    found(
      SHOP,
      PEOPLE,
      PEOPLE_NOW,
      LETTERS,
      call("grafana.dashboard", "people", {
        title: "People",
        panels: [],
        variables: [{ type: "query", name: "who", query: sql("SELECT email FROM a.people"), ...options }],
        annotations: [{ name: "Sent", query: sql("SELECT now() AS time, address AS text FROM a.letters"), ...options }],
      }),
    ).filter((each) => each.startsWith("grafana/personal"));
  expect(board({})).toEqual([
    "grafana/personal-column-shown grafana.dashboard/people variables.0.query email",
    "grafana/personal-column-shown grafana.dashboard/people annotations.0.query address",
  ]);
  expect(board({ personal: { email: "Support chooses by it", text: "Support reads it" } })).toEqual([]);
});
