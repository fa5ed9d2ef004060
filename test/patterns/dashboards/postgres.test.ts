import { expect, test } from "vitest";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { call, ORDERS, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const ITEMS = call("postgres.table", "public.order_items", {
  source: { $ref: "postgres.source/shop" },
  columns: { order_id: "integer not null", amount: "numeric(10,2) not null" },
  primaryKey: ["order_id"],
});
const SOURCE = call("grafana.datasource", "database", {
  type: "postgres",
  host: "replica",
  database: "shop",
  user: "grafana",
});

/** What is found in a panel of this query, without its place. */
function judged(...query: readonly SqlPart[]): readonly string[] {
  const panel = {
    type: "table",
    title: "Orders",
    datasource: { $ref: "grafana.datasource/database" },
    query: sql(...query),
  };
  const board = call("grafana.dashboard", "orders", { title: "Orders", panels: [panel] });
  return found(SHOP, ORDERS, ITEMS, SOURCE, board)
    .filter((each) => each.startsWith("grafana/unknown-postgres"))
    .map((each) => each.replace(/ grafana\.dashboard\/orders panels\.0\.query/, ""));
}

test.each([
  "SELECT o.id, sum(i.amount) AS total FROM orders o JOIN order_items AS i ON i.order_id = o.id GROUP BY o.id ORDER BY total DESC",
  "SELECT date_trunc('day', now()) AS time, count(*) FROM public.orders WHERE $__timeFilter(now()) AND status IN ('open', '${status}') GROUP BY 1",
  "SELECT extract(epoch FROM now()) AS time, status FROM orders WHERE status IS DISTINCT FROM 'open' AND id::text LIKE '1%'",
  "SELECT \"id\", CASE WHEN status = 'open' THEN 1 ELSE 0 END = 1 AS is_open FROM ONLY orders",
  "WITH recent AS (SELECT id AS number FROM orders) SELECT number FROM recent WHERE number > 10",
  "SELECT relname, n_live_tup FROM pg_stat_user_tables WHERE schemaname = 'public'",
  "SELECT name FROM warehouses WHERE city = 'Bern'",
  "SELECT at FROM generate_series(1, 10) AS at",
  "SELECT xmin, id FROM orders WHERE make_interval(days => 1) > interval '1 hour'",
])("nothing is said of %s", (query) => {
  expect(judged(query)).toEqual([]);
});

test.each([
  ["SELECT count(amount) FROM orders", "amount"],
  ["SELECT o.state FROM orders o", "state"],
  ["SELECT id FROM orders WHERE state = 'open'", "state"],
  ["SELECT status FROM orders GROUP BY state", "state"],
  ["SELECT o.id FROM orders o JOIN order_items i ON i.order = o.id", "order"],
  ['SELECT "Status" FROM orders', '"Status"'],
  ["SELECT r.n FROM (SELECT count(*) AS n FROM orders o WHERE o.state = 'open') r", "state"],
])("%s names a column that is not there", (query, column) => {
  expect(judged(query)).toEqual([`grafana/unknown-postgres-column ${column}`]);
});

test("a table by its constant is known, and so are its columns", () => {
  expect(judged("SELECT id FROM ", { $ref: "postgres.table/public.orders" })).toEqual([]);
  expect(judged("SELECT state, id FROM ", { $ref: "postgres.table/public.orders" })).toEqual([
    "grafana/unknown-postgres-column state",
  ]);
});

test("a table that is called nearly as one of the pipeline's is told of", () => {
  expect(judged("SELECT id FROM public.oders")).toEqual(["grafana/unknown-postgres-table oders"]);
});
