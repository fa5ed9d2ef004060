import { afterAll, beforeAll, expect, test } from "vitest";
import { type ConnectorFile, connectorIn } from "./kit/artifacts.js";
import { Connect, type Validation } from "./kit/connect.js";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { withConnection } from "./kit/postgres.js";
import { startStack } from "./kit/stack.js";

const password = `quote's "and" $dollars`;
const environment = { SHOP_POSTGRES_PASSWORD: password, TRUST_STORE_PASSWORD: "another", NOT_ALLOWED: "10" };

/** A pipeline whose source has these options beside the necessary ones. */
const pipeline = (port: number, options: string) => `import { definePipeline, postgres, secret } from "headrace";
  const source = postgres.source("shop", {
    host: "127.0.0.1", port: ${port}, database: "shop", user: "debezium", password: secret("shop-postgres/password"),
    ${options}
  });
  const columns = { id: "integer not null" } as const;
  const names = ["public.orders", "Sales.Order-2", "public.a.b"];
  const tables = names.map((name) => postgres.table(name, { source, columns, primaryKey: ["id"] }));
  export default definePipeline({ name: "shop", tables });`;

const overrides = `connector: {
  "poll.interval.ms": 50, "max.batch.size": 4096, "max.queue.size": 16384, "incremental.snapshot.chunk.size": 4096,
  "producer.override.linger.ms": 5, "database.sslpassword": secret("trust-store/password"), "slot.max.retries": 3,
},`;

describeLive("Connect's validation", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  let stack: Awaited<ReturnType<typeof start>>;
  let connect: Connect;

  function start() {
    return startStack({
      postgres: true,
      kafka: true,
      connect: async ({ postgres }) => ({
        worker: await workerFor(pipeline(postgres?.port ?? 0, overrides)),
        environment,
      }),
    });
  }

  async function workerFor(config: string): Promise<string> {
    return withGenerated(config, async (generated) => generated.text("connect/worker.properties"));
  }

  async function withGenerated<T>(config: string, use: (generated: Generated) => Promise<T>): Promise<T> {
    const generated = await generateFrom(config);
    try {
      return await use(generated);
    } finally {
      await generated.remove();
    }
  }

  const fileFor = (options: string): Promise<ConnectorFile> =>
    withGenerated(pipeline(stack.postgres.port, options), async (generated) =>
      connectorIn(generated, "connect/shop.json"),
    );

  const validate = ({ config }: ConnectorFile, changed: Record<string, string> = {}) =>
    connect.validate(config["connector.class"] ?? "", { ...config, ...changed });

  const errorsIn = ({ configs }: Validation) =>
    Object.fromEntries(
      configs.flatMap(({ definition, value }) =>
        value === null || value.errors.length === 0 ? [] : [[definition.name, value.errors]],
      ),
    );

  beforeAll(async () => {
    stack = await start();
    connect = new Connect(stack.connect.url);
    await withConnection(stack.postgres.superuser, async (client) => {
      await client.query("CREATE DATABASE shop");
      await client.query(`CREATE ROLE debezium LOGIN REPLICATION PASSWORD ${client.escapeLiteral(password)}`);
    });
  });
  afterAll(() => stack?.stop());

  test.each([
    ["the defaults", ""],
    ["no TLS", `sslMode: "disable",`],
    ["another prefix and slot", `topicPrefix: "eu.shop-1", slot: "another_slot", heartbeat: "1m",`],
    ["a snapshot at the start", `snapshot: "initial",`],
    ["a snapshot and no stream", `snapshot: "initial_only",`],
    ["no snapshot", `snapshot: "no_data",`],
    ["a snapshot at each start", `snapshot: "always",`],
    ["properties of the author's, a secret among them", overrides],
  ])("accepts %s, and knows every property", async (_, options) => {
    const file = await fileFor(options);
    const answer = await validate(file);
    expect(errorsIn(answer)).toEqual({});
    expect(answer.error_count).toBe(0);
    const known = new Set(answer.configs.map(({ definition }) => definition.name));
    expect(Object.keys(file.config).filter((name) => !known.has(name))).toEqual(["headrace.generated"]);
  });

  test.each(["require", "verify-ca", "verify-full"])("takes sslMode %s to the server, which has none", async (mode) => {
    const errors = errorsIn(await validate(await fileFor(`sslMode: "${mode}",`)));
    expect(Object.keys(errors)).toEqual(["database.hostname"]);
    expect(JSON.stringify(errors)).toMatch(/SSL|root.crt/);
  });

  test("would find what is wrong", async () => {
    const file = await fileFor("");
    expect(errorsIn(await validate(file, { "snapshot.mode": "never" }))).toHaveProperty(["snapshot.mode"]);
    expect(errorsIn(await validate(file, { "database.password": "wrong" }))).toHaveProperty(["database.hostname"]);
    const unknown = await validate(file, { "slot.nmae": "x" });
    expect(unknown.configs.some(({ definition }) => definition.name === "slot.nmae")).toBe(false);
  });

  test("the worker resolves the secrets that it must, and nothing else of its environment", async () => {
    const file = await fileFor("");
    expect(errorsIn(await validate(file, { "max.batch.size": "${env:NOT_ALLOWED}" }))).toHaveProperty([
      "max.batch.size",
    ]);
  });
});
