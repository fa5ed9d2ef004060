import { afterAll, beforeAll, expect, test } from "vitest";
import { connectorIn, topicsIn } from "./kit/artifacts.js";
import { Connect } from "./kit/connect.js";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { runAsItsHeadSays } from "./kit/psql.js";
import { startStack } from "./kit/stack.js";
import { Topics } from "./kit/topics.js";
import { until } from "./kit/until.js";

const config = (port: number): string => `import { definePipeline, postgres, secret, sql } from "headrace";
const source = postgres.source("shop", {
  host: "127.0.0.1", port: ${port}, database: "shop", user: "capture", password: secret("shop/password"),
  sslMode: "disable", heartbeat: { every: "1s", table: "ops.heartbeat" }, signals: { table: "ops.signal" },
  snapshotThreads: 2,
});
const people = postgres.table("Sales.Ünïcode people", {
  source, columns: { id: "integer not null", "select": "text" }, primaryKey: ["id"], operations: ["insert", "update", "delete"],
});
const plain = postgres.table("public.orders", {
  source, columns: { id: "integer not null", note: "text" }, primaryKey: ["id"], operations: ["insert", "update", "delete"],
});
const published = postgres.publication("published", {
  source, operations: ["insert", "update", "delete"],
  tables: [{ table: people, columns: ["id", "select"], where: sql\`id > 1\` }, { table: plain, where: sql\`id <> 3\` }],
});
export default definePipeline({ name: "shop", all: [published] });`;

const PEOPLE = "shop.Sales._n_code_people";
const ORDERS = "shop.public.orders";

describeLive("a connector of parts of tables with odd names", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  let stack: Awaited<ReturnType<typeof start>>;
  let generated: Generated;
  let topics: Topics;

  function start() {
    return startStack({
      postgres: true,
      kafka: true,
      connect: async ({ postgres }) => {
        generated = await generateFrom(config(postgres?.port ?? 0));
        return { worker: generated.text("connect/worker.properties"), environment: { SHOP_PASSWORD: "secret" } };
      },
    });
  }
  const ask = (statement: string) =>
    withConnection({ ...stack.postgres.superuser, database: "shop" }, (client) => client.query(statement));
  const run = async (script: string) =>
    expect(await runAsItsHeadSays(generated, script, stack.postgres, { SHOP_PASSWORD: "secret" })).toMatchObject({
      exitCode: 0,
    });

  beforeAll(async () => {
    stack = await start();
    await withConnection(stack.postgres.superuser, (client) => client.query("CREATE DATABASE shop"));
    await ask(`CREATE SCHEMA "Sales"; CREATE TABLE "Sales"."Ünïcode people" (id integer PRIMARY KEY, "select" text, hidden text);
      INSERT INTO "Sales"."Ünïcode people" VALUES (1, 'one', 'h'), (2, 'two', 'h');
      CREATE TABLE orders (id integer PRIMARY KEY, note text);
      INSERT INTO orders SELECT n, 'n' FROM generate_series(1, 4) AS n`);
    await run("postgres/shop/setup.sql");
    await run("postgres/shop/preflight.sql");
    topics = await Topics.at(stack.kafka.bootstrapServers);
    await topics.createDeclared(topicsIn(generated, "kafka/kafka/topics.yaml"));
    const connector = connectorIn(generated, "connect/shop.json");
    const connect = new Connect(stack.connect.url);
    await connect.put(connector.name, connector.config);
    await connect.running(connector.name);
  });
  afterAll(async () => {
    await topics?.close();
    await stack?.stop();
    await generated?.remove();
  });

  /** Operation, whether by an incremental snapshot, and row, of each event so far. */
  async function events(topic: string, count: number): Promise<unknown[]> {
    await until(`${count} events in ${topic}`, async () => ((await topics.size(topic)) >= count ? true : undefined));
    return (await topics.readAll([topic])).map(({ value }) => {
      const { op, after, source } = JSON.parse(String(value));
      return [op, source.snapshot === "incremental", after];
    });
  }

  test("snapshots and streams the published part, into the topics that were made", async () => {
    expect(await events(PEOPLE, 1)).toEqual([["r", false, { id: 2, select: "two" }]]);
    expect((await events(ORDERS, 3)).length).toBe(3);
    await ask(`INSERT INTO "Sales"."Ünïcode people" VALUES (0, 'zero', 'h'), (3, 'three', 'h');
      INSERT INTO orders VALUES (5, 'five')`);
    expect((await events(PEOPLE, 2)).at(-1)).toEqual(["c", false, { id: 3, select: "three" }]);
    expect((await events(ORDERS, 4)).at(-1)).toEqual(["c", false, { id: 5, note: "five" }]);
  });

  test("reads one table again when asked by its script", async () => {
    await run("postgres/shop/snapshot/public.orders.sql");
    expect((await events(ORDERS, 8)).slice(4)).toEqual(
      [1, 2, 4, 5].map((id) => ["r", true, { id, note: id === 5 ? "five" : "n" }]),
    );
    await run("postgres/shop/snapshot/Sales.Ünïcode%20people.sql");
    expect((await events(PEOPLE, 4)).slice(2)).toEqual([
      ["r", true, { id: 2, select: "two" }],
      ["r", true, { id: 3, select: "three" }],
    ]);
  });
});
