import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { compile } from "../../src/compile.js";
import { ofKind } from "../../src/compiler/model/resource.js";
import { exporterQueries } from "../../src/systems/postgres/public.js";
import { SOURCE } from "../../src/systems/postgres/schema/source.js";
import { describeLive } from "./kit/describe-live.js";
import { scrape, startPostgresExporter } from "./kit/exporters.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { type PostgresServer, startPostgres } from "./kit/postgres-server.js";
import { temporaryFolder } from "./kit/temporary-folder.js";
import { shopIn } from "./postgres/shop-database.js";
import { generateTypes } from "./postgres/types-config.js";

const CONFIG = `import { clickhouse, definePipeline, monitoring, postgres, secret } from "headrace";
const shop = postgres.source("shop", { host: "postgres", database: "shop", user: "debezium", password: secret("shop/password") });
const people = postgres.table("public.people", {
  source: shop,
  columns: { id: "integer not null", name: "varchar(50) not null", "Born at": "timestamptz", balance: "numeric(10,2)" },
  primaryKey: ["id"],
  leftOut: ["photo"],
});
const gone = postgres.table("old.gone", { source: shop, columns: { id: "integer not null" }, primaryKey: ["id"] });
const listed = postgres.publication("listed", { source: shop, tables: [people, gone] });
export default definePipeline({
  name: "shop",
  listed,
  people: clickhouse.mirror("analytics.people", { of: people, orderBy: ["id"] }),
  gone: clickhouse.mirror("analytics.gone", { of: gone, orderBy: ["id"] }),
  watch: monitoring(),
});`;

const CREATE = `CREATE TABLE people (id integer PRIMARY KEY, name varchar(50) NOT NULL, "Born at" timestamptz, balance numeric(10,2), photo bytea);
  CREATE SCHEMA old; CREATE TABLE old.gone (id integer PRIMARY KEY)`;

const queryFile = z.record(z.string(), z.object({ query: z.string() }));

describeLive("the generated queries of postgres_exporter", ["PostgreSQL", "PostgreSQL exporter"], () => {
  let server: PostgresServer;
  let shop: Generated;
  beforeAll(async () => {
    shop = await generateFrom(CONFIG);
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    await shop?.remove();
  });
  beforeEach(() => shopIn(server).recreate());

  const execute = (sql: string) => withConnection(shopIn(server).asOwner, (client) => client.query(sql));

  /** The series that an exporter has that is started now. */
  async function exposed(): Promise<string[]> {
    const queries = join(shop.folder, "postgres/shop/exporter-queries.yaml");
    const exporter = await startPostgresExporter(server, "shop", { queries });
    const lines = (await scrape(exporter.address)).split("\n");
    await exporter.stop();
    return lines
      .filter((line) => line.startsWith("pipeline_source_columns_differing{"))
      .map((line) => line.replace(/server="[^"]*",/, ""));
  }

  test("count every table, and no column where all is as the config says", async () => {
    await execute(CREATE);
    expect(await exposed()).toEqual([
      'pipeline_source_columns_differing{change="",column="",table="old.gone"} 0',
      'pipeline_source_columns_differing{change="",column="",table="public.people"} 0',
    ]);
  });

  test("tell of each column that was added, dropped, retyped or may be NULL now", async () => {
    await execute(CREATE);
    await execute(`ALTER TABLE people ADD COLUMN "Fax no." text, ALTER COLUMN name DROP NOT NULL, DROP COLUMN "Born at",
      ALTER COLUMN balance TYPE numeric(12,2); DROP TABLE old.gone`);
    expect((await exposed()).filter((line) => line.endsWith(" 1"))).toEqual([
      'pipeline_source_columns_differing{change="added",column="Fax no.",table="public.people"} 1',
      'pipeline_source_columns_differing{change="dropped",column="Born at",table="public.people"} 1',
      'pipeline_source_columns_differing{change="dropped",column="id",table="old.gone"} 1',
      'pipeline_source_columns_differing{change="nullable",column="name",table="public.people"} 1',
      'pipeline_source_columns_differing{change="retyped",column="balance",table="public.people"} 1',
    ]);
  });

  test("need no right on any table, and know every declared type in every spelling", async () => {
    const { config, generated, create, wrong } = await generateTypes();
    await generated.remove();
    const folder = await temporaryFolder("config");
    const configPath = join(folder.path, "pipeline.config.ts");
    await writeFile(configPath, config);
    const options = { environment: undefined, engine: "off", memory: new Map(), trustMemory: false } as const;
    const { pipeline } = await compile({ configPath, ...options });
    await folder.remove();
    const [file] = exporterQueries(pipeline, ofKind(pipeline.resources.values(), SOURCE));
    const query = queryFile.parse(parse(file?.content ?? "")).pipeline_source_columns?.query ?? "";
    await execute(create);
    await execute("CREATE ROLE looker LOGIN PASSWORD 'looks'; REVOKE ALL ON SCHEMA public FROM PUBLIC");
    const asLooker = { ...shopIn(server).asOwner, user: "looker", password: "looks" };
    const differing = async () => {
      const { rows } = await withConnection(asLooker, (client) => client.query(query));
      return rows
        .filter((row) => row.differing === 1)
        .map((row) => `${row.column} ${row.change}`)
        .sort();
    };
    expect(await differing()).toEqual([]);
    await execute(wrong.sql);
    expect(await differing()).toEqual([
      "column_0 retyped",
      "column_10 retyped",
      "column_46 retyped",
      "column_48 dropped",
    ]);
  });
});
