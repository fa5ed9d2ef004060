import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { generate, generateFrom } from "./kit/generate.js";
import { withConnection } from "./kit/postgres.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { projectRoot } from "./kit/project-root.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { createShopTables, shopIn } from "./postgres/shop-database.js";

const password = "secret";

describeLive("the generated set-up SQL, at its edges,", ["PostgreSQL"], () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test("sets the identity of partitions too", async () => {
    const shop = await generate(join(projectRoot(), "pipeline.config.ts"));
    await shopIn(server).recreate();
    await createShopTables(server);
    const ask = (question: string) =>
      withConnection(shopIn(server).asOwner, async (client) => (await client.query(question)).rows);
    await ask(
      `DROP TABLE orders;
       CREATE TABLE orders (id bigint, placed_at timestamptz) PARTITION BY RANGE (placed_at);
       CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')`,
    );
    expect(
      await runAsItsHeadSays(shop, "postgres/shop/setup.sql", server, { SHOP_POSTGRES_PASSWORD: password }),
    ).toMatchObject({ exitCode: 0 });
    expect(await ask("SELECT relreplident::text FROM pg_class WHERE relname LIKE 'orders%'")).toEqual([
      { relreplident: "f" },
      { relreplident: "f" },
    ]);
    await shop.remove();
  });

  test("quotes names that need it", async () => {
    const odd = await generateFrom(`import { definePipeline, postgres, secret } from "headrace";
      const source = postgres.source("odd", {
        host: "localhost", database: "it's a shop", user: 'The "Reader"', password: secret("odd/password"),
      });
      const columns = { "Id": "integer not null", "select": "text" };
      const of = { source, columns, primaryKey: ["Id"] };
      const orders = postgres.table("Sales.Order", { ...of, replicaIdentity: "full" });
      const user = postgres.table("Sales.user", { ...of, replicaIdentity: { index: "by Id", columns: ["Id"] } });
      const published = postgres.publication('Weekly "Changes"', { source, tables: [orders, user], viaPartitionRoot: false });
      export default definePipeline({ name: "odd", tables: [orders, user, published] });`);
    const database = shopIn(server, "it's a shop");
    await database.recreate();
    await withConnection(database.asOwner, (client) =>
      client.query(
        `CREATE SCHEMA "Sales";
         CREATE TABLE "Sales"."Order" ("Id" integer PRIMARY KEY, "select" text);
         CREATE TABLE "Sales"."user" ("Id" integer PRIMARY KEY, "select" text);
         CREATE UNIQUE INDEX "by Id" ON "Sales"."user" ("Id")`,
      ),
    );
    const run = () => runAsItsHeadSays(odd, "postgres/odd/setup.sql", server, { ODD_PASSWORD: password });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await runAsItsHeadSays(odd, "postgres/odd/preflight.sql", server)).toEqual({ exitCode: 0, output: "" });
    await withConnection({ ...database.asOwner, user: 'The "Reader"', password }, async (client) => {
      await client.query('SELECT * FROM "Sales"."Order", "Sales"."user"');
      const { rows } = await client.query(
        "SELECT pubname, tablename FROM pg_publication_tables WHERE schemaname = 'Sales'",
      );
      expect(rows).toEqual(["Order", "user"].map((tablename) => ({ pubname: 'Weekly "Changes"', tablename })));
    });
    await odd.remove();
  });
});
