import { describe, expect, test } from "vitest";
import type { Address } from "../../../src/compiler/model/address.js";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { carriedBy } from "../../../src/systems/clickhouse/lineage/carried.js";
import { piecesOf } from "../../../src/systems/clickhouse/sql/pieces.js";

// Customers (`a.customers`) have an e-mail address that is followed; orders have none.
const CUSTOMERS: Address = "clickhouse.table/a.customers";
const byName = new Map<string, Address>([
  ["a.customers", CUSTOMERS],
  ["a.orders", "clickhouse.table/a.orders"],
]);

function carried(...query: readonly SqlPart[]): readonly string[] {
  const reading = { byName, followed: (address: Address) => new Set(address === CUSTOMERS ? ["email"] : []) };
  return carriedBy(piecesOf({ $sql: query }), reading).map(({ name, word }) => `${name} by ${word}`);
}

describe("a column of the result carries it", () => {
  test.each<[string, readonly string[]]>([
    ["SELECT id, email FROM a.customers", ["email by email"]],
    ["SELECT id, `email` FROM `a`.`customers`", ["email by email"]],
    ["SELECT lower(email) AS contact FROM a.customers", ["contact by email"]],
    ["SELECT c.email FROM a.customers AS c", ["email by email"]],
    ["SELECT c.email AS x FROM a.orders AS o INNER JOIN a.customers AS c ON c.id = o.customer", ["x by email"]],
    ["SELECT customers.email FROM a.orders, a.customers", ["email by email"]],
    ["SELECT * FROM a.customers", ["email by *"]],
    ["SELECT c.* FROM a.customers c", ["email by *"]],
    ["SELECT COLUMNS('e') FROM a.customers", ["email by *"]],
    ["SELECT DISTINCT email FROM a.customers", ["email by email"]],
    ["SELECT any(email) AS one, groupArray(email) AS all FROM a.customers", ["one by email", "all by email"]],
    ["SELECT if(email = '', 'none', email) AS shown FROM a.customers", ["shown by email"]],
    ["SELECT address FROM (SELECT id, email AS address FROM a.customers WHERE id > 5)", ["address by address"]],
    ["SELECT * FROM (SELECT email AS address FROM a.customers) AS s", ["address by *"]],
    ["WITH c AS (SELECT id, email FROM a.customers) SELECT email FROM c", ["email by email"]],
    [
      "WITH c AS (SELECT email FROM a.customers), d AS (SELECT * FROM c) SELECT upper(email) AS u FROM d",
      ["u by email"],
    ],
    ["WITH lower(email) AS low SELECT low FROM a.customers", ["low by low"]],
    ["SELECT email AS x, concat(x, '!') AS y FROM a.customers", ["x by email", "y by x"]],
    ["SELECT id AS email FROM a.orders UNION ALL SELECT email FROM a.customers", ["email by email"]],
    ["SELECT id, (SELECT any(email) FROM a.customers) AS one FROM a.orders", ["one by email"]],
    ["(SELECT email FROM a.customers)", ["email by email"]],
    ["SELECT email FROM a.customers FINAL SETTINGS final = 1", ["email by email"]],
  ])("%s", (query, expected) => {
    expect(carried(query)).toEqual(expected);
  });

  test("by reference", () => {
    expect(carried("SELECT c.email AS mail FROM ", { $ref: CUSTOMERS }, " AS c")).toEqual(["mail by email"]);
  });
});

test.each([
  "SELECT id FROM a.customers WHERE email != ''",
  "SELECT count() AS n FROM a.customers GROUP BY email",
  "SELECT uniqExact(email) AS people, countIf(email LIKE '%.de') AS german FROM a.customers",
  "SELECT SHA256(lower(email)) AS pseudonym FROM a.customers",
  "SELECT email != '' AS has_address, email IS NULL AS has_none FROM a.customers",
  "SELECT * EXCEPT (email) FROM a.customers",
  "SELECT * EXCEPT email FROM a.customers",
  "SELECT email FROM a.orders",
  "SELECT o.email FROM a.orders AS o INNER JOIN a.customers AS c ON c.id = o.customer",
  "SELECT id FROM a.orders WHERE customer IN (SELECT id FROM a.customers WHERE email = 'x')",
  "SELECT id IN (SELECT customer FROM a.customers) AS x FROM a.orders",
  "SELECT (SELECT count(email) FROM a.customers) AS n FROM a.orders",
  "SELECT 'email' AS text /* email */ FROM a.customers",
  "SELECT * FROM (SELECT id FROM a.customers WHERE email != '')",
  "SELECT id AS email_id FROM a.customers -- email",
])("nothing is carried by %s", (query) => {
  expect(carried(query)).toEqual([]);
});
