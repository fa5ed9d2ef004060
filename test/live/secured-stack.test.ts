import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Kafka, type KafkaConfig, logLevel } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startConnect, statusOf } from "./kit/connect-worker.js";
import { describeLive } from "./kit/describe-live.js";
import { scrape } from "./kit/exporters.js";
import { freePort } from "./kit/free-port.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { type StackBroker, startStackBroker, workerEnvironment, workerProperties } from "./secured/stack-broker.js";

// All that ends or escapes a text somewhere: in shells, in properties, in Java's login configuration.
const PASSWORD = `a & 'secret' "\\of" $HOME\\`;

const config = (
  broker: string,
): string => `import { clickhouse, compose, definePipeline, kafka, postgres, secret } from "headrace";
  const pipeline = kafka.user("pipeline", { password: secret("kafka/pipeline") });
  const main = kafka.cluster("main", {
    brokers: ["${broker}"], size: 1, tls: { ca: "/certs/kafka-ca.pem" },
    sasl: { mechanism: "SCRAM-SHA-512", username: "pipeline", password: secret("kafka/pipeline") },
    connectUser: pipeline, clickhouseUser: pipeline, properties: { "num.io.threads": 3 },
  });
  const shop = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password"), kafka: main,
  });
  const orders = postgres.table("public.orders", {
    source: shop, columns: { id: "integer not null" }, primaryKey: ["id"],
  });
  const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
  const stack = compose.stack("shop", { brokers: 1 });
  export default definePipeline({ name: "shop", ordersNow, stack });`;

describeLive(
  "a stack's broker whose clients log in",
  ["Kafka, Connect and Debezium", "Kafka's tools", "JMX exporter"],
  () => {
    let folder: TemporaryFolder;
    let generated: Generated;
    let broker: StackBroker;
    let clients: string;

    beforeAll(async () => {
      folder = await temporaryFolder("stack");
      clients = `localhost:${await freePort()}`;
      generated = await generateFrom(config(clients));
      broker = await startStackBroker(generated, folder.path);
    });
    afterAll(async () => {
      await broker?.process.stop();
      await generated?.remove();
      await folder?.remove();
    });

    const ca = () => [readFileSync(join(broker.issued, "authority-certs", "kafka-ca.pem"), "utf8")];
    const own = (service: string, name: string) =>
      readFileSync(join(broker.issued, `${service}-certificates`, name), "utf8");
    const authority = (service: string) => own(service, "ca.crt");
    const pem = (service: string) => ({ key: own(service, "tls.key"), cert: own(service, "tls.crt") });
    const certified = (service: string): Pick<KafkaConfig, "ssl"> => ({ ssl: { ca: ca(), ...pem(service) } });
    /** What is wrong with asking as this one for something; nothing where it is answered. */
    async function asked<T>(
      options: Omit<KafkaConfig, "logLevel" | "retry">,
      ask: (kafka: Kafka) => Promise<T>,
    ): Promise<T | string> {
      const kafka = new Kafka({
        ...options,
        logLevel: logLevel.NOTHING,
        retry: { retries: 1 },
        connectionTimeout: 5000,
      });
      return ask(kafka).catch((error: unknown) => (error instanceof Error ? error.name : String(error)));
    }
    const topics = async (kafka: Kafka): Promise<readonly string[]> => {
      const admin = kafka.admin();
      try {
        await admin.connect();
        return (await admin.listTopics()).sort();
      } finally {
        await admin.disconnect();
      }
    };
    const login = (password: string) => ({ mechanism: "scram-sha-512" as const, username: "pipeline", password });

    test("is told users, topics and rights by what the stack registers, twice over", { timeout: 400_000 }, async () => {
      await broker.register({ KAFKA_PIPELINE: PASSWORD });
      await broker.register({ KAFKA_PIPELINE: PASSWORD });
      expect(await asked({ brokers: [clients], ssl: { ca: ca() }, sasl: login(PASSWORD) }, topics)).toEqual(
        expect.arrayContaining(["shop.public.headrace_heartbeat", "shop.public.orders"]),
      );
    });

    test("lets the worker in with the settings that the stack gives it, and its own topics", {
      timeout: 200_000,
    }, async () => {
      const given = { KAFKA_PIPELINE: PASSWORD, SHOP_POSTGRES_PASSWORD: "" };
      const shown = { ca: authority("connect"), ...pem("register") };
      const worker = await startConnect({
        bootstrapServers: clients,
        worker: workerProperties(generated, broker.issued),
        environment: await workerEnvironment(generated, broker.issued, given),
        asked: shown,
      });
      try {
        // Its REST answers who shows a certificate of the stack's, and nobody else.
        const connectors = `${worker.url}/connectors`;
        expect(await statusOf(connectors, shown)).toBe(200);
        await expect(statusOf(connectors, { ca: authority("connect") })).rejects.toThrow();
        await expect(fetch(connectors.replace("https:", "http:"))).rejects.toThrow();
        const pipeline = { brokers: [clients], ssl: { ca: ca() }, sasl: login(PASSWORD) };
        expect(await asked(pipeline, topics)).toEqual(
          expect.arrayContaining(["connect-configs", "connect-offsets", "connect-status"]),
        );
      } finally {
        await worker.stop();
      }
    });

    test("answers nobody else where clients come in", async () => {
      const ssl = { ca: ca() };
      expect(await asked({ brokers: [clients], ssl, sasl: login("wrong") }, topics)).toBe(
        "KafkaJSSASLAuthenticationError",
      );
      expect(await asked({ brokers: [clients], ssl }, topics)).toMatch(/KafkaJS/);
      expect(await asked({ brokers: [clients] }, topics)).toMatch(/KafkaJS/);
      expect(await asked({ brokers: [clients], ssl: true, sasl: login(PASSWORD) }, topics)).toMatch(/KafkaJS/);
    });

    test("counts who could not log in, by the generated rules", async () => {
      const failed = async (): Promise<number> => {
        const text = await scrape(broker.metrics);
        const series = [
          ...text.matchAll(/^kafka_server_failed_authentications_total\{listener="CLIENTS",.*\} (.+)$/gm),
        ];
        expect(series.length).toBeGreaterThan(0);
        return series.reduce((sum, [, value]) => sum + Number(value), 0);
      };
      const before = await failed();
      await asked({ brokers: [clients], ssl: { ca: ca() }, sasl: login("wrong") }, topics);
      expect(await failed()).toBeGreaterThan(before);
    });

    test("takes certificates alone where brokers talk", async () => {
      expect(await asked({ brokers: [broker.inner], ssl: { ca: ca() } }, topics)).toMatch(/KafkaJS/);
      expect(await asked({ brokers: [broker.inner], ssl: { ca: ca() }, sasl: login(PASSWORD) }, topics)).toMatch(
        /KafkaJS/,
      );
      expect(await asked({ brokers: [broker.inner], ...certified("kafka") }, topics)).toContain("shop.public.orders");
    });

    test("lets the UI see topics, and not what is in them", async () => {
      const looker = { brokers: [broker.inner], ...certified("kafka-ui") };
      expect(await asked(looker, topics)).toContain("shop.public.orders");
      const making = await asked(looker, async (kafka) => {
        const admin = kafka.admin();
        try {
          await admin.connect();
          return await admin.createTopics({ topics: [{ topic: "its.own" }] });
        } finally {
          await admin.disconnect();
        }
      });
      expect(making).toBe("KafkaJSAggregateError");
      const reading = await asked(looker, async (kafka) => {
        const consumer = kafka.consumer({ groupId: "looking" });
        const failed = new Promise<string>((tell) => {
          consumer.on(consumer.events.CRASH, ({ payload }) => tell(payload.error.message));
        });
        try {
          await consumer.connect();
          await consumer.subscribe({ topics: ["shop.public.orders"] });
          await consumer.run({ eachMessage: async () => {} });
          return await failed;
        } finally {
          await consumer.disconnect();
        }
      });
      expect(reading).toMatch(/not authorized/i);
    });
  },
);
