import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { generate } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { projectRoot } from "./kit/project-root.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { createShopTables, shopIn } from "./postgres/shop-database.js";
import { generateTypes } from "./postgres/types-config.js";

describeLive("the generated preflight", ["PostgreSQL"], () => {
  let server: PostgresServer;
  let shop: Generated;

  beforeAll(async () => {
    shop = await generate(join(projectRoot(), "pipeline.config.ts"));
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    await shop?.remove();
  });
  beforeEach(async () => {
    await shopIn(server).recreate();
    await createShopTables(server);
  });

  const execute = (sql: string) => withConnection(shopIn(server).asOwner, (client) => client.query(sql));
  const setUp = () => runAsItsHeadSays(shop, "postgres/shop/setup.sql", server, { SHOP_POSTGRES_PASSWORD: "secret" });

  /** The problems it prints; its last line is the error that makes the exit code. */
  async function problems(generated = shop, script = "postgres/shop/preflight.sql"): Promise<string[]> {
    const { exitCode, output } = await runAsItsHeadSays(generated, script, server);
    if (exitCode === 0) return output === "" ? [] : [`printed although there is no problem: ${output}`];
    const lines = output.split("\n");
    expect(exitCode).toBe(3);
    expect(lines.pop()).toMatch(/ERROR: {2}the database is not ready for the connector$/);
    return lines;
  }

  test("is silent once the set-up has run, and says what is missing before", async () => {
    expect(await problems()).toEqual([
      "table public.headrace_heartbeat does not exist",
      "table public.headrace_signal does not exist",
      "the replica identity of public.orders is default, the config says full: run setup.sql",
      "publication headrace_shop does not exist: run setup.sql",
      "role debezium does not exist: run setup.sql",
    ]);
    await setUp();
    expect(await problems()).toEqual([]);
  });

  test("finds tables that are not as declared", async () => {
    await setUp();
    await execute(`
      ALTER TABLE customers DROP COLUMN country, ALTER COLUMN email DROP NOT NULL, ADD COLUMN undeclared text;
      ALTER TABLE customers DROP CONSTRAINT customers_pkey, ADD PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, customer_id);
      ALTER TABLE orders ALTER COLUMN total DROP EXPRESSION, ALTER COLUMN placed_at TYPE timestamp(3), ALTER COLUMN note TYPE varchar(9);
    `);
    expect(await problems()).toEqual([
      "public.customers.country does not exist",
      "public.customers.email can be NULL, the config says otherwise",
      "public.orders.note is character varying(9), the config says text",
      "public.orders.placed_at is timestamp(3) without time zone, the config says timestamp with time zone",
      "public.orders.total is no generated column, the config says otherwise",
      "the primary key of public.customers is DEFERRABLE: keys that swap within a statement can not be mirrored",
      "the primary key of public.orders is (id, customer_id), the config says (id)",
    ]);
  });

  test("finds what was changed after the set-up", async () => {
    await setUp();
    await execute(`
      ALTER TABLE orders REPLICA IDENTITY DEFAULT;
      ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
      ALTER PUBLICATION headrace_shop SET (publish = 'insert, update, delete', publish_via_partition_root = false);
      ALTER PUBLICATION headrace_shop SET TABLE customers WHERE (id > 1), headrace_heartbeat, headrace_signal;
      REVOKE SELECT ON orders FROM debezium;
      ALTER ROLE debezium NOREPLICATION;
      DROP TABLE headrace_signal;
    `);
    expect(await problems()).toEqual([
      "table public.headrace_signal does not exist",
      "the replica identity of public.orders is default, the config says full: run setup.sql",
      "publication headrace_shop has publish_via_partition_root = f, the config says t: run setup.sql",
      "publication headrace_shop lacks table public.orders: run setup.sql",
      "publication headrace_shop leaves out truncates: run setup.sql",
      "publication headrace_shop publishes only some rows of public.customers: run setup.sql",
      "role debezium lacks SELECT on public.orders: run setup.sql",
      "role debezium may not log in or not replicate: run setup.sql",
      "row-level security hides rows of public.customers from role debezium: a snapshot would lack them",
    ]);
  });

  test("finds unlogged tables, and partitions that came after the set-up", async () => {
    await execute(`
      ALTER TABLE customers SET UNLOGGED;
      ALTER TABLE orders RENAME TO plain;
      CREATE TABLE orders (LIKE plain INCLUDING GENERATED, PRIMARY KEY (id)) PARTITION BY RANGE (id);
    `);
    await setUp();
    await execute("CREATE TABLE orders_late PARTITION OF orders FOR VALUES FROM (1) TO (2)");
    expect(await problems()).toContain(
      "the replica identity of public.orders_late is default, the config says full: run setup.sql",
    );
    expect(await setUp()).toMatchObject({ exitCode: 3, output: expect.stringContaining('"customers"') });
    expect(await problems()).toContain(
      "public.customers is not a table that is replicated: it is unlogged, temporary, foreign or a view",
    );
  });

  test("finds a server without logical WAL or a free slot, and a foreign slot of the same name", async () => {
    await setUp();
    await execute("SELECT pg_create_logical_replication_slot('headrace_shop', 'test_decoding')");
    expect(await problems()).toEqual([
      "slot headrace_shop is of database shop and plugin test_decoding: it belongs to something else",
    ]);
    await execute("SELECT pg_drop_replication_slot('headrace_shop')");
    await execute("SELECT pg_create_physical_replication_slot('taken_' || n) FROM generate_series(1, 20) AS n");
    expect(await problems()).toEqual(["all 20 replication slots are taken: raise max_replication_slots or drop one"]);
    await execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
    await server.restart({ wal_level: "replica", max_wal_senders: "0" });
    expect(await problems()).toEqual([
      "all 0 WAL senders are taken: raise max_wal_senders",
      "wal_level is replica, it must be logical; changing it takes a restart",
    ]);
    await server.restart({});
  });

  test("knows every declared type in every spelling", async () => {
    const { generated, create, wrong } = await generateTypes();
    await execute(create);
    const script = "postgres/types/preflight.sql";
    const aboutColumns = (lines: string[]) =>
      lines.filter((line) => / is |can /.test(line) && !line.includes("identity"));
    expect(aboutColumns(await problems(generated, script))).toEqual([]);
    await execute(wrong.sql);
    expect(aboutColumns(await problems(generated, script))).toEqual(wrong.problems);
    await generated.remove();
  });
});
