import { join } from "node:path";
import { test } from "vitest";
import { withConnection } from "./kit/postgres.js";
import { generate } from "./kit/generated.js";
import { projectRoot } from "./kit/project-root.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { startPostgres } from "./kit/postgres-server.js";
test("try", async () => {
  const server = await startPostgres();
  const g = await generate(join(projectRoot(), "pipeline.config.ts"));
  try {
    await withConnection(server.superuser, async (c) => { await c.query("CREATE DATABASE shop"); });
    console.log(await runAsItsHeadSays(g, "postgres/shop/setup.sql", server, { SHOP_POSTGRES_PASSWORD: "x'$y" }));
    await withConnection({ ...server.superuser, database: "shop" }, async (c) => {
      await c.query("CREATE TABLE customers (id int primary key); CREATE TABLE orders (id int, placed int, primary key (id, placed)) PARTITION BY RANGE (placed); CREATE TABLE o1 PARTITION OF orders FOR VALUES FROM (0) TO (10)");
      console.log((await c.query("select rolname from pg_roles where rolname='debezium'")).rows);
    });
    console.log(await runAsItsHeadSays(g, "postgres/shop/setup.sql", server, { SHOP_POSTGRES_PASSWORD: "" }));
    console.log(await runAsItsHeadSays(g, "postgres/shop/setup.sql", server, { SHOP_POSTGRES_PASSWORD: "x'$y" }));
    await withConnection({ ...server.superuser, database: "shop" }, async (c) => {
      console.log((await c.query("select relname, relreplident from pg_class where relname in ('orders','o1','customers')")).rows);
      console.log((await c.query("select * from pg_publication_tables")).rows);
      console.log((await c.query("select * from pg_partition_tree('customers')")).rows);
    });
  } finally { await g.remove(); await server.stop(); }
});
