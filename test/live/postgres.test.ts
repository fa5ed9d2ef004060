import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { generate } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { projectRoot } from "./kit/project-root.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { setUpState } from "./postgres/set-up-state.js";
import { createShopTables, shopIn } from "./postgres/shop-database.js";

const password = `it's "$HOME" \\ :'x' $$ %`;
const script = "postgres/shop/setup.sql";

describeLive("the generated set-up SQL", ["PostgreSQL"], () => {
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
  beforeEach(() => shopIn(server).recreate());

  const setUp = (secret = password) => runAsItsHeadSays(shop, script, server, { SHOP_POSTGRES_PASSWORD: secret });
  const ask = (question: string) =>
    withConnection(shopIn(server).asOwner, async (client) => (await client.query(question)).rows);
  const asConnector = () => ({ ...shopIn(server).asOwner, user: "debezium", password });

  test("leaves exactly what the connector needs, and can be run again", async () => {
    await createShopTables(server);
    expect(await setUp()).toMatchObject({ exitCode: 0 });
    const left = await setUpState(ask);
    expect(left).toEqual({
      published: ["customers", "headrace_heartbeat", "headrace_signal", "orders"].map((name) => ({
        table: `public.${name}`,
      })),
      publication: [
        {
          pubname: "headrace_shop",
          pubinsert: true,
          pubupdate: true,
          pubdelete: true,
          pubtruncate: true,
          pubviaroot: true,
        },
      ],
      identities: [
        { relname: "customers", relreplident: "d" },
        { relname: "headrace_heartbeat", relreplident: "d" },
        { relname: "headrace_signal", relreplident: "d" },
        { relname: "orders", relreplident: "f" },
      ],
      role: [{ rolcanlogin: true, rolreplication: true, rolsuper: false, rolcreaterole: false }],
      rights: [
        { table_name: "customers", rights: "SELECT" },
        { table_name: "headrace_heartbeat", rights: "INSERT, SELECT, UPDATE" },
        { table_name: "headrace_signal", rights: "DELETE, INSERT, SELECT" },
        { table_name: "orders", rights: "SELECT" },
      ],
      heartbeat: [{ id: 1 }],
    });

    await ask("ALTER TABLE orders REPLICA IDENTITY NOTHING; ALTER PUBLICATION headrace_shop DROP TABLE orders");
    const again = await setUp();
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.output).not.toMatch(/ERROR|WARNING|NOTICE/);
    expect(await setUpState(ask)).toEqual(left);
  });

  test("lets the role log in, read, beat and signal, and nothing else", async () => {
    await createShopTables(server);
    await setUp();
    await withConnection(asConnector(), async (client) => {
      await client.query("SELECT * FROM orders");
      await client.query(
        "INSERT INTO headrace_heartbeat VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = now()",
      );
      await client.query("INSERT INTO headrace_signal VALUES ('a', 'execute-snapshot', '{}')");
      for (const refused of [
        "DELETE FROM headrace_heartbeat",
        "UPDATE orders SET quantity = 0",
        "INSERT INTO customers VALUES (1, 'a', 'NL', now())",
        "TRUNCATE customers",
        "CREATE TABLE public.mine (id integer)",
        "ALTER PUBLICATION headrace_shop DROP TABLE orders",
      ]) {
        await expect(client.query(refused), refused).rejects.toThrow(/permission denied|must be owner/);
      }
    });
  });

  test("changes the password of a role that is there, and refuses an empty one", async () => {
    await createShopTables(server);
    await setUp();
    await setUp("another");
    await expect(withConnection(asConnector(), async () => undefined)).rejects.toThrow(
      "password authentication failed",
    );
    const empty = await setUp("");
    expect(empty).toMatchObject({ exitCode: 3 });
    expect(empty.output).toContain("the environment variable SHOP_POSTGRES_PASSWORD is not set or empty");
    await withConnection({ ...asConnector(), password: "another" }, async () => undefined);
  });

  test("does nothing at all when a table is missing", async () => {
    await createShopTables(server);
    await ask("DROP TABLE orders");
    const { exitCode, output } = await setUp();
    expect(exitCode).toBe(3);
    expect(output).toContain('ERROR:  relation "public.orders" does not exist');
    expect(await ask("SELECT rolname FROM pg_roles WHERE rolname = 'debezium'")).toEqual([]);
    expect(await ask("SELECT to_regclass('headrace_heartbeat') AS heartbeat")).toEqual([{ heartbeat: null }]);
  });

  test("gives up rather than queue behind a long transaction", async () => {
    await createShopTables(server);
    await withConnection(shopIn(server).asOwner, async (client) => {
      await client.query("BEGIN; SELECT * FROM orders");
      const { exitCode, output } = await setUp();
      expect({ exitCode, lines: output.split("\n").at(-1) }).toEqual({
        exitCode: 3,
        lines: expect.stringContaining("ERROR:  canceling statement due to lock timeout"),
      });
    });
  });
});
