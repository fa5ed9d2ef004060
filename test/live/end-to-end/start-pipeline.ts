import { join } from "node:path";
import type { Client } from "pg";
import { type Engine, openEngine } from "../../../src/engine/index.js";
import { type ConnectorFile, connectorIn, topicsIn } from "../kit/artifacts.js";
import { Connect } from "../kit/connect.js";
import type { ConnectWorker } from "../kit/connect-worker.js";
import { runDdl } from "../kit/ddl.js";
import { generate } from "../kit/generate.js";
import type { Generated } from "../kit/generated.js";
import type { KafkaBroker } from "../kit/kafka-broker.js";
import { openConnection, withConnection } from "../kit/postgres.js";
import type { PostgresServer } from "../kit/postgres-server.js";
import { projectRoot } from "../kit/project-root.js";
import { runAsItsHeadSays } from "../kit/psql.js";
import { startStack } from "../kit/stack.js";
import { Topics } from "../kit/topics.js";

const password = `it's a "secret" with $signs`;

/** What `pipeline.config.ts` describes, running. */
export interface RunningPipeline {
  readonly source: Client;
  readonly postgres: PostgresServer;
  readonly broker: KafkaBroker;
  readonly topics: Topics;
  readonly engine: Engine;
  readonly connect: Connect;
  readonly worker: ConnectWorker;
  readonly connector: ConnectorFile;
  readonly generated: Generated;
  stop(): Promise<void>;
}

export interface PipelineOptions {
  /** The config of a source `shop`, by its path in test/live, if it is not the one beside this. */
  readonly config?: string;
  /** Where the JMX exporter serves the metrics of the broker and of the worker, if it does. */
  readonly metrics?: { readonly broker: string; readonly worker: string };
}

/** Everything is made from the generated files, in the order in which an operator would. */
export async function startPipeline(
  prepareSource: readonly string[],
  options: PipelineOptions = {},
): Promise<RunningPipeline> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { stack, generated } = await startServers(options);
    undo.push(
      () => generated.remove(),
      () => stack.stop(),
    );
    await withConnection(stack.postgres.superuser, (client) => client.query("CREATE DATABASE shop"));
    const source = await openConnection({ ...stack.postgres.superuser, database: "shop" });
    undo.push(() => source.end());
    for (const statement of prepareSource) await source.query(statement);
    await run(generated, "postgres/shop/setup.sql", stack.postgres);
    await run(generated, "postgres/shop/preflight.sql", stack.postgres);

    const topics = await Topics.at(stack.kafka.bootstrapServers);
    undo.push(() => topics.close());
    await topics.createDeclared(topicsIn(generated, "kafka/kafka/topics.yaml"));

    const engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
    undo.push(() => engine.close());
    await runDdl(engine, generated);

    const connector = connectorIn(generated, "connect/shop.json");
    const connect = new Connect(stack.connect.url);
    await connect.put(connector.name, connector.config);
    await connect.running(connector.name);
    return {
      source,
      postgres: stack.postgres,
      broker: stack.kafka,
      topics,
      engine,
      connect,
      worker: stack.connect,
      connector,
      generated,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServers({ config: path = "end-to-end/pipeline.config.ts", metrics }: PipelineOptions) {
  const config = join(projectRoot(), "test", "live", path);
  let generated: Generated | undefined;
  const stack = await startStack({
    postgres: true,
    kafka: metrics === undefined ? true : { rules: await brokerRules(config), address: metrics.broker },
    connect: async ({ postgres, kafka }) => {
      process.env.HEADRACE_LIVE_BROKER = kafka.bootstrapServers;
      process.env.HEADRACE_LIVE_POSTGRES_PORT = String(postgres?.port);
      generated = await generate(config);
      const rules = generated.text("connect/jmx-exporter.yaml");
      return {
        worker: generated.text("connect/worker.properties"),
        environment: { SHOP_POSTGRES_PASSWORD: password },
        ...(metrics === undefined ? {} : { jmx: { rules, address: metrics.worker } }),
      };
    },
  });
  if (generated === undefined) throw new Error("the worker was started without its generated properties");
  return { stack, generated };
}

/** They do not depend on where the broker is, which is known when it runs. */
async function brokerRules(config: string): Promise<string> {
  const generated = await generate(config);
  await generated.remove();
  return generated.text("kafka/kafka/jmx-exporter.yaml");
}

async function run(generated: Generated, script: string, server: PostgresServer): Promise<void> {
  const { exitCode, output } = await runAsItsHeadSays(generated, script, server, { SHOP_POSTGRES_PASSWORD: password });
  if (exitCode !== 0) throw new Error(`${script} ended with ${exitCode}: ${output}`);
}
