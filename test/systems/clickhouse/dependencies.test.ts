import { expect, test } from "vitest";
import { objectsByName, sqlDependencies } from "../../../src/systems/clickhouse/dependencies.js";
import { byAddress, resource, sqlText } from "./resources.js";

/** What a view with this query depends on by name, in a pipeline with some tables. */
function dependenciesOf(query: string): readonly string[] {
  const resources = byAddress(
    resource("clickhouse.mirror", "a.orders"),
    resource("clickhouse.view", "a.orders", {}, { madeBy: "clickhouse.mirror/a.orders" }),
    resource("clickhouse.table", "a.or ders"),
    resource("clickhouse.table", "a.de`pth"),
    resource("clickhouse.materializedView", "a.hourly", { orderBy: [] }),
    resource("clickhouse.view", "a.v", { query: sqlText(query) }),
  );
  return sqlDependencies(resources).flatMap(({ from, to }) =>
    from === "clickhouse.view/a.v" && to !== "clickhouse.database/a" ? [to] : [],
  );
}

test.each([
  ["a plain name, once", "SELECT * FROM a.orders, a.orders", ["clickhouse.mirror/a.orders"]],
  [
    "quoted names",
    'SELECT * FROM `a`.`or ders` JOIN "a"."de`pth"',
    ["clickhouse.table/a.or ders", "clickhouse.table/a.de`pth"],
  ],
  ["an escaped quote", "SELECT * FROM a.`de\\`pth`", ["clickhouse.table/a.de`pth"]],
  ["spaces and comments around the dot", "SELECT * FROM a /* of */ . orders", ["clickhouse.mirror/a.orders"]],
  ["a column of a table", "SELECT a.orders.id FROM x", ["clickhouse.mirror/a.orders"]],
  ["the view of a materialized view", "SELECT * FROM a.hourly_mv", ["clickhouse.materializedView/a.hourly"]],
  ["in a string", "SELECT 'a.orders', 'it''s a.orders'", []],
  ["in comments", "SELECT 1 -- a.orders\n /* a.orders */ # a.orders", []],
  ["of another database", "SELECT * FROM b.orders, system.tables, x.a.orders", []],
  ["itself", "SELECT * FROM a.v", []],
  ["without a database", "SELECT * FROM orders", []],
  ["another case", "SELECT * FROM a.Orders", []],
])("%s", (_, query, expected) => {
  expect(dependenciesOf(query)).toEqual(expected);
});

test("a name means what the author declared, whether what it makes stands before or after it", () => {
  const made = (kind: string, name: string) => resource(kind, name, {}, { madeBy: "clickhouse.mirror/a.orders" });
  const rest = [
    made("clickhouse.view", "a.orders"),
    made("clickhouse.view", "a.history"),
    made("clickhouse.view", "a.hourly"),
  ];
  const declared = [
    resource("clickhouse.mirror", "a.orders"),
    resource("clickhouse.changes", "a.history"),
    resource("clickhouse.rollup", "a.hourly"),
  ];
  for (const order of [
    [...rest, ...declared],
    [...declared, ...rest],
  ]) {
    expect([...objectsByName(byAddress(...order)).values()]).toEqual([
      "clickhouse.mirror/a.orders",
      "clickhouse.changes/a.history",
      "clickhouse.rollup/a.hourly",
    ]);
  }
});

test("every object depends on its database, declared or not", () => {
  const resources = byAddress(resource("clickhouse.table", "a.x"), resource("clickhouse.database", "b"));
  expect(sqlDependencies(resources)).toEqual([{ from: "clickhouse.table/a.x", to: "clickhouse.database/a" }]);
});

test("options of every depth are looked into, but not those of what another resource made", () => {
  const deep = { projections: { p: sqlText("SELECT 1 FROM b.y") }, columns: { c: { default: sqlText("b.z") } } };
  const resources = byAddress(
    resource("clickhouse.table", "b.y"),
    resource("clickhouse.table", "b.z"),
    resource("clickhouse.table", "b.x", deep),
    resource("clickhouse.table", "b.made", deep, { madeBy: "clickhouse.mirror/b.m" }),
  );
  expect(sqlDependencies(resources).filter(({ to }) => to !== "clickhouse.database/b")).toEqual([
    { from: "clickhouse.table/b.x", to: "clickhouse.table/b.y" },
    { from: "clickhouse.table/b.x", to: "clickhouse.table/b.z" },
  ]);
});
