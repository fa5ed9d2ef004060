import { expect, test } from "vitest";
import { setupFiles } from "../../../src/systems/postgres/emit/setup-sql.js";
import { call, ORDERS, resolved, SHOP } from "../../compiler/resolve/loaded.js";

test("odd names of a source, its role, tables, columns and publication are quoted wherever they stand", () => {
  const source = call("postgres.source", "Shop EU", { ...SHOP.options, database: "my shop", user: 'de"b\\ezium' });
  const table = call("postgres.table", "Sales.order items", {
    ...ORDERS.options,
    source: { $ref: "postgres.source/Shop EU" },
    replicaIdentity: { index: "by id", columns: ["id"] },
  });
  const publication = call("postgres.publication", "it's", {
    source: { $ref: "postgres.source/Shop EU" },
    tables: [{ $ref: "postgres.table/Sales.order items" }],
  });
  const [file] = setupFiles(resolved(source, table, publication).pipeline);
  expect(file?.path).toBe("postgres/Shop%20EU/setup.sql");
  const lines = file?.content.split("\n") ?? [];
  for (const line of [
    '-- From postgres.source "Shop EU".',
    `SELECT E'CREATE ROLE "de""b\\\\ezium" WITH LOGIN REPLICATION'`,
    `WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = E'de"b\\\\ezium')`,
    'GRANT USAGE ON SCHEMA "Sales", public TO "de""b\\ezium";',
    'GRANT SELECT ON "Sales"."order items" TO "de""b\\ezium";',
    'ALTER TABLE "Sales"."order items" REPLICA IDENTITY USING INDEX "by id";',
    `SELECT 'CREATE PUBLICATION "it''s"'`,
    `WHERE NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'it''s')`,
    `ALTER PUBLICATION "it's" SET TABLE`,
    '    "Sales"."order items",',
  ]) {
    expect(lines).toContain(line);
  }
  expect(file?.content).toContain("--dbname='my shop'");
});
