import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { ACCESS_CONFIG, ACCESS_TABLES, PROBLEMS, wholeConfig } from "./postgres/access-config.js";
import { shopIn } from "./postgres/shop-database.js";

const secrets = { ACCESS_CAPTURE: "one", ACCESS_ANALYST: "two" };

describeLive("the generated set-up SQL, with roles, rights and parts of tables,", ["PostgreSQL"], () => {
  let server: PostgresServer;
  let access: Generated;

  beforeAll(async () => {
    access = await generateFrom(ACCESS_CONFIG);
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    await access?.remove();
  });
  beforeEach(async () => {
    await shopIn(server).recreate();
    await server.restart({ max_slot_wal_keep_size: "512MB" });
    await ask(ACCESS_TABLES);
  });

  const ask = (question: string) =>
    withConnection(shopIn(server).asOwner, async (client) => (await client.query(question)).rows);
  const setUp = () => runAsItsHeadSays(access, "postgres/access/setup.sql", server, secrets);
  const as = (user: string, password: string) => ({ ...shopIn(server).asOwner, user, password });

  async function problems(): Promise<string[]> {
    const { output } = await runAsItsHeadSays(access, "postgres/access/preflight.sql", server);
    return output === "" ? [] : output.split("\n").slice(0, -1);
  }

  test("can be run twice, and leaves nothing for preflight to find", async () => {
    expect(await setUp()).toMatchObject({ exitCode: 0 });
    expect(await problems()).toEqual([]);
    const again = await setUp();
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.output).not.toMatch(/ERROR|WARNING|NOTICE/);
    expect(await problems()).toEqual([]);
    expect(
      await ask(
        "SELECT rolname, rolinherit, rolconnlimit, rolsuper, rolreplication FROM pg_roles WHERE oid > 16384 ORDER BY 1",
      ),
    ).toEqual([
      { rolname: "Capture Role", rolinherit: true, rolconnlimit: 9, rolsuper: false, rolreplication: true },
      { rolname: "readers", rolinherit: true, rolconnlimit: -1, rolsuper: false, rolreplication: false },
      { rolname: 'the "analyst"', rolinherit: false, rolconnlimit: 3, rolsuper: false, rolreplication: false },
    ]);
    expect(
      await ask("SELECT tablename, attnames::text[], rowfilter FROM pg_publication_tables WHERE rowfilter IS NOT NULL"),
    ).toEqual([
      {
        tablename: "Ünïcode people",
        attnames: ["id", "select", "region"],
        rowfilter: "((region <> 'it''s'::text) AND (id > 0))",
      },
    ]);
    expect(
      await ask("SELECT relname, relreplident FROM pg_class WHERE relname LIKE 'events%' AND relkind IN ('r', 'p')"),
    ).toEqual([
      { relname: "events", relreplident: "i" },
      { relname: "events_2026", relreplident: "i" },
    ]);
  });

  test("gives the roles what the config says and no more, and lets the application go on", async () => {
    await setUp();
    await withConnection(as("Capture Role", "one"), async (client) => {
      await client.query('SELECT id, "select", region FROM "Sales"."Ünïcode people" WHERE (region <> \'x\')');
      await expect(client.query('SELECT secret FROM "Sales"."Ünïcode people"')).rejects.toThrow("permission denied");
      await client.query(
        "INSERT INTO ops.heartbeat (id, beat) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = now()",
      );
    });
    await withConnection(as('the "analyst"', "two"), async (client) => {
      await client.query("SET ROLE readers");
      await client.query('SELECT id FROM "Sales"."Ünïcode people"');
      await client.query("INSERT INTO other.things SELECT 1 WHERE false").then(
        () => expect.unreachable(),
        (error: Error) => expect(error.message).toContain("schema other"),
      );
    });
    // What publications forbid shows at the application's own statements.
    await ask(`INSERT INTO "Sales"."Ünïcode people" VALUES (1, 'a', 'EU'); UPDATE "Sales"."Ünïcode people" SET "select" = 'b', region = 'US';
      DELETE FROM "Sales"."Ünïcode people"; INSERT INTO "public"."log.lines" VALUES (1, 'a');
      INSERT INTO "Sales".events VALUES (1, '2026-05-05', 'a'); UPDATE "Sales".events SET body = 'b'; DELETE FROM "Sales".events`);
  });

  test("asks for a snapshot of one table", async () => {
    await setUp();
    const script = "postgres/access/snapshot/Sales.Ünïcode%20people.sql";
    expect(await runAsItsHeadSays(access, script, server)).toMatchObject({ exitCode: 0 });
    expect(await runAsItsHeadSays(access, script, server)).toMatchObject({ exitCode: 0 });
    const rows = await ask("SELECT DISTINCT type, data FROM ops.signal");
    expect(rows.map(({ type, data }) => [type, JSON.parse(data)])).toEqual([
      [
        "execute-snapshot",
        {
          type: "incremental",
          "data-collections": ['"Sales"."Ünïcode people"'],
          "additional-conditions": [
            { "data-collection": '"Sales"."Ünïcode people"', filter: "region <> 'it''s' AND id > 0" },
          ],
        },
      ],
    ]);
  });

  test("is followed by a preflight that finds what was changed", async () => {
    await setUp();
    await ask(`
      ALTER ROLE "Capture Role" VALID UNTIL '2020-01-01';
      ALTER ROLE "the ""analyst""" INHERIT SUPERUSER;
      ALTER ROLE "the ""analyst""" CONNECTION LIMIT 5 VALID UNTIL '2098-01-01T00:00:00Z';
      ALTER ROLE readers CONNECTION LIMIT 1;
      ALTER DEFAULT PRIVILEGES FOR ROLE "Capture Role" IN SCHEMA "Sales" REVOKE SELECT ON TABLES FROM readers;
      ALTER DEFAULT PRIVILEGES IN SCHEMA other REVOKE SELECT ON TABLES FROM public;
      ALTER DEFAULT PRIVILEGES IN SCHEMA "Sales" REVOKE GRANT OPTION FOR SELECT ON TABLES FROM "the ""analyst""";
      REVOKE readers FROM "the ""analyst""";
      REVOKE SELECT ("select") ON "Sales"."Ünïcode people" FROM readers, "Capture Role";
      REVOKE USAGE ON SCHEMA "Sales" FROM readers;
      REVOKE SELECT ON ALL TABLES IN SCHEMA other FROM public;
      DROP INDEX "Sales"."people's";
      CREATE UNIQUE INDEX "people's" ON "Sales"."Ünïcode people" (id, "select") WHERE id > 0;
      ALTER PUBLICATION published SET TABLE "Sales".events, "Sales"."Ünïcode people" (id, region), "log.lines" WHERE (id > 0), ops.heartbeat, ops.signal;
      DROP SEQUENCE "Sales"."a sequence";
    `);
    await server.restart({ max_slot_wal_keep_size: "-1" });
    expect(await problems()).toEqual(PROBLEMS);
  });

  test("publishes whole schemas and databases, and fits Amazon's services", async () => {
    await ask("CREATE ROLE rds_replication");
    for (const [name, whole] of [
      ["in_schema", 'schemas: ["other", "Sales"]'],
      ["everything", "forAllTables: true"],
    ] as const) {
      const generated = await generateFrom(wholeConfig(name, whole, 'managed: "rds"'));
      const run = (script: string) => runAsItsHeadSays(generated, `postgres/${name}/${script}`, server, secrets);
      for (const script of ["setup.sql", "setup.sql"]) expect(await run(script)).toMatchObject({ exitCode: 0 });
      expect(await run("preflight.sql")).toEqual({ exitCode: 0, output: "" });
      await generated.remove();
    }
    const published = await ask("SELECT pubname, count(*)::integer FROM pg_publication_tables GROUP BY 1 ORDER BY 1");
    expect(published).toEqual([
      { pubname: "everything", count: 6 },
      { pubname: "in_schema", count: 5 },
    ]);
    expect(
      await ask(
        "SELECT rolreplication, pg_has_role('capture', 'rds_replication', 'member') AS member FROM pg_roles WHERE rolname = 'capture'",
      ),
    ).toEqual([{ rolreplication: false, member: true }]);
  });
});
