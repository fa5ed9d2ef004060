import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { Kafka, type KafkaConfig, logLevel } from "kafkajs";
import { javaComponents } from "./components.js";
import { freePort } from "./free-port.js";
import { agentWith, type JmxMetrics } from "./jmx-agent.js";
import { kitFolder } from "./project-root.js";
import { writeProperties } from "./properties-file.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface KafkaBroker {
  /** host:port, as `bootstrap.servers` wants it. */
  readonly bootstrapServers: string;
  readonly version: string;
  /** host:port of the JMX exporter, where its rules were given. */
  readonly metrics: string | undefined;
  readonly process: ServerProcess;
  stop(): Promise<void>;
}

export const largestMessage = 64 * 1024 * 1024;

/** TLS, and accounts that log in by PLAIN. */
export interface Secured {
  /** A PEM file of the broker's key and certificate, whose host is `localhost`. */
  readonly keystore: string;
  readonly ca: string;
  readonly accounts: Readonly<Record<string, string>>;
}

/** One node that is broker and controller. Topics are never created by accident, as in production. */
export async function startKafka(secured?: Secured, jmx?: JmxMetrics): Promise<KafkaBroker> {
  const components = await javaComponents();
  const folder = await temporaryFolder("kafka");
  const [port, controllerPort] = await Promise.all([freePort(), freePort()]);
  const bootstrapServers = `${secured === undefined ? "127.0.0.1" : "localhost"}:${port}`;
  const listener = secured === undefined ? "PLAINTEXT" : "SASL_SSL";
  const settings = join(folder.path, "server.properties");
  await writeProperties(settings, {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    listeners: `${listener}://${bootstrapServers},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `${listener}://${bootstrapServers}`,
    "controller.listener.names": "CONTROLLER",
    "log.dirs": join(folder.path, "data"),
    "auto.create.topics.enable": false,
    "message.max.bytes": largestMessage,
    "replica.fetch.max.bytes": largestMessage,
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": 1,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    "group.initial.rebalance.delay.ms": 0,
    ...(secured === undefined ? {} : securedListener(secured)),
    "log.cleaner.dedupe.buffer.size": 16 * 1024 * 1024,
  });

  const java = ["-cp", components.libraries, `-Dlog4j2.configurationFile=${join(kitFolder(), "log4j2.properties")}`];
  const clusterId = randomBytes(16).toString("base64url");
  await execa("java", [...java, "kafka.tools.StorageTool", "format", "-t", clusterId, "-c", settings], { all: true });
  const agent = jmx === undefined ? undefined : await agentWith(jmx, folder.path);
  const watched = agent === undefined ? [] : [agent.parameter];
  const server = launch({
    name: "kafka",
    command: "java",
    parameters: ["-Xmx512m", ...watched, ...java, "kafka.Kafka", settings],
    directory: folder.path,
  });
  await server.ready(() => answers(bootstrapServers, secured));
  return {
    bootstrapServers,
    version: components.kafkaVersion,
    metrics: agent?.address,
    process: server,
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

function securedListener({ keystore, ca, accounts }: Secured): Readonly<Record<string, string>> {
  const users = Object.entries(accounts).map(([name, password]) => ` user_${name}="${password}"`);
  return {
    "listener.security.protocol.map": "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "SASL_SSL",
    "sasl.enabled.mechanisms": "PLAIN",
    "sasl.mechanism.inter.broker.protocol": "PLAIN",
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": keystore,
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": ca,
    "listener.name.sasl_ssl.plain.sasl.jaas.config": `org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="none"${users.join("")};`,
  };
}

/** As whom a test's own client logs in: the first of the accounts. */
export function loggedIn(secured: Secured | undefined): Pick<KafkaConfig, "ssl" | "sasl"> {
  const [account] = Object.entries(secured?.accounts ?? {});
  if (secured === undefined || account === undefined) return {};
  const [username, password] = account;
  return { ssl: { ca: readFileSync(secured.ca, "utf8") }, sasl: { mechanism: "plain", username, password } };
}

async function answers(bootstrapServers: string, secured: Secured | undefined): Promise<true | undefined> {
  const kafka = new Kafka({
    brokers: [bootstrapServers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    ...loggedIn(secured),
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    return brokers.length > 0 ? true : undefined;
  } finally {
    await admin.disconnect();
  }
}
