import { appendFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { javaComponents } from "./components.js";
import { freePort } from "./free-port.js";
import { agentWith, type JmxMetrics } from "./jmx-agent.js";
import { kitFolder } from "./project-root.js";
import { writeProperties } from "./properties-file.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface ConnectWorker {
  /** The REST interface. */
  readonly url: string;
  /** host:port of the JMX exporter, where its rules were given. */
  readonly metrics: string | undefined;
  readonly debeziumVersion: string;
  readonly process: ServerProcess;
  stop(): Promise<void>;
  /** Kills the worker as a crash does, and starts it again at the same address. */
  crash(): Promise<void>;
}

export interface ConnectOptions {
  bootstrapServers: string;
  /** The generated `connect/worker.properties`: what the worker must have beside its own. */
  worker: string;
  /** What `${env:NAME}` in a connector's properties resolves to. */
  environment: Record<string, string>;
  /** Workers of one group share connectors and offsets: start another one with the same name to replace a dead one. */
  group?: string;
  /** How the JMX exporter serves the worker's metrics. */
  jmx?: JmxMetrics;
  /** What the REST is asked by, where `worker` has it ask for certificates; PEM texts. */
  asked?: { readonly ca: string; readonly cert: string; readonly key: string };
}

/** A distributed worker of one, with Debezium on its plugin path and secrets resolved by reference. */
export async function startConnect({
  bootstrapServers,
  worker: generated,
  environment,
  group = "connect",
  jmx,
  asked,
}: ConnectOptions) {
  const components = await javaComponents();
  const folder = await temporaryFolder("connect");
  const url = `${asked === undefined ? "http://127.0.0.1" : "https://localhost"}:${await freePort()}`;
  const settings = join(folder.path, "connect.properties");
  await writeProperties(settings, {
    "bootstrap.servers": bootstrapServers,
    "group.id": group,
    "config.storage.topic": `${group}-configs`,
    "offset.storage.topic": `${group}-offsets`,
    "status.storage.topic": `${group}-status`,
    "config.storage.replication.factor": 1,
    "offset.storage.replication.factor": 1,
    "status.storage.replication.factor": 1,
    "offset.storage.partitions": 1,
    "status.storage.partitions": 1,
    "offset.flush.interval.ms": 1000,
    // A worker that crashed keeps its place in the group for so long.
    "session.timeout.ms": 6000,
    "heartbeat.interval.ms": 1500,
    "scheduled.rebalance.max.delay.ms": 0,
    listeners: url,
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "plugin.path": components.plugins,
    "plugin.discovery": "service_load",
  });
  await appendFile(settings, generated);
  const agent = jmx === undefined ? undefined : await agentWith(jmx, folder.path);
  const run = async () => {
    const server = launch({
      name: "connect",
      command: "java",
      parameters: [
        "-Xmx1g",
        ...(agent === undefined ? [] : [agent.parameter]),
        "-cp",
        components.libraries,
        `-Dlog4j2.configurationFile=${join(kitFolder(), "log4j2.properties")}`,
        "org.apache.kafka.connect.cli.ConnectDistributed",
        settings,
      ],
      directory: folder.path,
      environment,
    });
    const answers =
      asked === undefined
        ? () => fetch(`${url}/connectors`).then((answer) => answer.ok || undefined)
        : async () => (await statusOf(`${url}/connectors`, asked)) === 200 || undefined;
    await server.ready(answers, 90);
    return server;
  };
  let server = await run();
  const worker: ConnectWorker = {
    url,
    metrics: agent?.address,
    debeziumVersion: components.debeziumVersion,
    get process() {
      return server;
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
    async crash() {
      await server.kill();
      server = await run();
    },
  };
  return worker;
}

/** What a server says to who shows this certificate, or none. Its own is for the names that a stack's services have. */
export function statusOf(
  url: string,
  shown: { readonly ca: string; readonly cert?: string; readonly key?: string },
): Promise<number | undefined> {
  return new Promise((tell, fail) => {
    const asking = request(
      url,
      { ...shown, servername: "connect", headers: { host: "connect" }, agent: false },
      (answer) => {
        answer.resume();
        tell(answer.statusCode);
      },
    );
    asking.on("error", fail);
    asking.end();
  });
}
