import { describe, expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { CONNECTOR } from "../../../src/systems/kafka/schema.js";
import { preflightFiles } from "../../../src/systems/postgres/emit/preflight-sql.js";
import { setupFiles } from "../../../src/systems/postgres/emit/setup-sql.js";
import { snapshotFiles } from "../../../src/systems/postgres/emit/snapshot-sql.js";
import { call, resolved, SHOP, sql } from "../../compiler/resolve/loaded.js";

// Two shards with one schema and roles of one name: the config's own names are nowhere in what is run there.
function shard(name: string): readonly Declaration[] {
  const source = { $ref: `postgres.source/${name}` };
  const table = { $ref: `postgres.table/${name}.orders` };
  const columns = { id: "integer not null", region: "text not null" };
  return [
    call("postgres.source", name, SHOP.options),
    call("postgres.table", `${name}.orders`, {
      source,
      table: "sales.orders",
      columns,
      primaryKey: ["id"],
      replicaIdentity: "full",
      messageKey: ["region"],
      partitioned: true,
    }),
    call("postgres.publication", `changes_of_${name}`, {
      source,
      tables: [{ table, columns: ["id", "region"], where: sql("id > 0") }],
    }),
    call("postgres.role", `${name} group`, { source, role: "readers" }),
    call("postgres.role", `${name} reader`, {
      source,
      role: "analyst",
      memberOf: [{ $ref: `postgres.role/${name} group` }],
    }),
    call("postgres.role", `${name} capture`, { source, role: "debezium", login: true, replication: true }),
    call("postgres.grant", `${name} 1`, {
      source,
      to: { $ref: `postgres.role/${name} reader` },
      privileges: ["select"],
      on: { table },
    }),
    call("postgres.grant", `${name} 2`, {
      source,
      to: { $ref: `postgres.role/${name} group` },
      privileges: ["select"],
      on: { futureTablesIn: "sales", createdBy: { $ref: `postgres.role/${name} capture` } },
    }),
  ];
}

const { pipeline } = resolved(...shard("berlin"), ...shard("hamburg"));

describe("two sources whose tables and roles have one name", () => {
  test("have a set-up each, by the names at the server", () => {
    const [berlin, hamburg] = setupFiles(pipeline);
    const lines = berlin?.content.split("\n") ?? [];
    for (const line of [
      "-- Role readers",
      "SELECT 'CREATE ROLE analyst'",
      "WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'debezium')",
      "ALTER ROLE debezium WITH LOGIN INHERIT CONNECTION LIMIT -1 VALID UNTIL 'infinity' PASSWORD :'shop_password';",
      "GRANT readers TO analyst;",
      "GRANT USAGE ON SCHEMA sales, public TO debezium;",
      "GRANT SELECT (id, region) ON sales.orders TO debezium;",
      "GRANT SELECT ON TABLE sales.orders TO analyst;",
      "ALTER DEFAULT PRIVILEGES FOR ROLE debezium IN SCHEMA sales GRANT SELECT ON TABLES TO readers;",
      "ALTER TABLE sales.orders REPLICA IDENTITY FULL;",
      "FROM unnest(ARRAY['sales.orders']::regclass[]) AS declared, pg_partition_tree(declared) AS partition",
      "    sales.orders (id, region) WHERE (id > 0),",
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.filter((line) => line.startsWith("SELECT 'CREATE ROLE"))).toHaveLength(3);
    expect(hamburg?.content).toBe(berlin?.content.replaceAll("berlin", "hamburg"));
    expect(withoutHead(berlin?.content).replaceAll("changes_of_berlin", "")).not.toContain("berlin");
  });

  test("have a preflight each", () => {
    const [berlin, hamburg] = preflightFiles(pipeline);
    for (const text of [
      "    ('sales.orders', ARRAY['id']::text[], 'full', NULL, ARRAY[]::text[], true),",
      "    ('sales.orders', 'id', 'integer', true, false),",
      "    ('sales.orders', 'region', 'SELECT'),",
      "    ('changes_of_berlin', 'sales.orders', true, ARRAY['id', 'region']::text[], true),",
      "    ('analyst', 'readers')",
      "    ('analyst', 'table', 'sales.orders', '', 'SELECT')",
    ]) {
      expect(berlin?.content).toContain(`\n${text}`);
    }
    expect(hamburg?.content.replaceAll("hamburg", "berlin")).toBe(berlin?.content);
  });

  test("have a snapshot file each", () => {
    const [berlin, hamburg] = snapshotFiles(pipeline);
    expect([berlin?.path, hamburg?.path]).toEqual([
      "postgres/berlin/snapshot/sales.orders.sql",
      "postgres/hamburg/snapshot/sales.orders.sql",
    ]);
    expect(berlin?.content).toContain('"data-collections":["sales.orders"]');
    expect(berlin?.content).toContain('{"data-collection":"sales.orders","filter":"id > 0"}');
  });

  test("have a connector each, and topics of their own", () => {
    const connectors = ofKind(pipeline.resources.values(), CONNECTOR);
    expect(connectors.map(({ name }) => name)).toEqual(["berlin", "hamburg"]);
    for (const { spec } of connectors) {
      expect(spec.config).toMatchObject({
        "table.include.list": "sales\\.orders,public\\.headrace_heartbeat",
        "message.key.columns": "sales\\.orders:region",
        "column.exclude.list": "sales\\.orders\\.(?!(?:id|region)$).*",
        "snapshot.select.statement.overrides": "sales.orders",
        "snapshot.select.statement.overrides.sales.orders": "SELECT id, region FROM sales.orders WHERE (id > 0)",
      });
    }
    const topics = [...pipeline.resources.values()]
      .filter(({ kind }) => kind === "kafka.topic")
      .map(({ name }) => name);
    expect(topics).toEqual(expect.arrayContaining(["berlin.sales.orders", "hamburg.sales.orders"]));
    expect(topics.filter((name) => name.includes("berlin.orders"))).toEqual([]);
  });
});

function withoutHead(text = ""): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("-- From "))
    .join("\n");
}
