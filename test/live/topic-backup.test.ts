import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { type KafkaBroker, startKafka } from "./kit/kafka-broker.js";
import { toolsIn } from "./kit/kafka-tools.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";

const CONFIG = `import { definePipeline, kafka } from "headrace";

const brokers = kafka.cluster("kafka", { brokers: ["kafka:9092"] });
const orders = kafka.topic("shop.orders", { cluster: brokers, partitions: 3, replicas: 1 });
const quiet = kafka.topic("shop.quiet", { cluster: brokers, partitions: 1, replicas: 1 });
const saved = kafka.backup("topics", { cluster: brokers, to: { folder: "/srv/topics" } });

export default definePipeline({ name: "shop", topics: [orders, quiet], saved: [saved] });
`;

interface Read {
  readonly partition: number;
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly headers: string;
}

// Topics to files and back, by Kafka's own tools.
describeLive("the generated export of topics", ["Kafka, Connect and Debezium", "Kafka's tools"], () => {
  let generated: Generated;
  let broker: KafkaBroker;
  let kept: TemporaryFolder;
  let kafka: Kafka;
  let environment: Record<string, string>;

  const run = async (script: string, ...parameters: readonly string[]) => {
    const path = join(generated.folder, "kafka/kafka/backups/topics", script);
    const { exitCode, all } = await execa("sh", [path, ...parameters], { all: true, reject: false, env: environment });
    return { exitCode, said: all };
  };

  const send = async (
    topic: string,
    messages: readonly { key: string | null; value: Buffer | string | null; headers?: Record<string, string> }[],
  ) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: [...messages] });
    await producer.disconnect();
  };

  async function read(topic: string, count: number): Promise<readonly Read[]> {
    const consumer = kafka.consumer({ groupId: `test-${Math.random()}` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const found: Read[] = [];
    await new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`${found.length} of ${count} messages of ${topic}`)), 30_000);
      void consumer.run({
        eachMessage: async ({ partition, message }) => {
          const headers = Object.entries(message.headers ?? {}).map(([name, value]) => `${name}=${String(value)}`);
          found.push({
            partition,
            key: message.key?.toString(),
            value: message.value?.toString(),
            headers: headers.join(";"),
          });
          if (found.length === count) resolve();
        },
      });
    });
    await consumer.disconnect();
    return found;
  }

  beforeAll(async () => {
    generated = await generateFrom(CONFIG);
    broker = await startKafka();
    kept = await temporaryFolder("topics");
    const bin = await toolsIn(kept.path);
    environment = {
      PATH: `${bin}:${process.env.PATH}`,
      ARCHIVE: join(kept.path, "archive"),
      KAFKA_BROKERS: broker.bootstrapServers,
      TIMEOUT_MS: "10000",
    };
    kafka = new Kafka({ brokers: [broker.bootstrapServers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        { topic: "shop.orders", numPartitions: 3 },
        { topic: "shop.quiet", numPartitions: 1 },
        { topic: "restored", numPartitions: 3 },
      ],
    });
    await admin.disconnect();
  });
  afterAll(async () => {
    await broker?.stop();
    await kept?.remove();
    await generated?.remove();
  });

  const files = async (topic: string) => (await readdir(join(kept.path, "archive/topics", topic))).sort();

  test("each message is exported once, whatever is in it", async () => {
    await send("shop.orders", [
      ...Array.from({ length: 200 }, (_, n) => ({
        key: `{"id":${n}}`,
        value: `{"after":{"id":${n},"name":"Zoë \\\\ \\"x\\" 漢"}}`,
      })),
      { key: '{"id":7}', value: null },
      { key: null, value: "\\\\N and \\\\x41, NO_HEADERS" },
      { key: '{"id":8}', value: "", headers: { __op: "u", odd: "a,b:c" } },
    ]);
    const first = await run("export.sh");
    expect(first.said).toContain("shop.orders: 203 messages");
    expect(first.exitCode).toBe(0);
    expect(await readdir(join(kept.path, "archive"))).toEqual(["positions.csv", "topics"]);
    expect(await readdir(join(kept.path, "archive/topics"))).toEqual(["shop.orders"]);
    const nothing = await run("export.sh");
    expect(nothing.exitCode).toBe(0);
    expect(nothing.said).not.toContain("messages");
    await send("shop.orders", [{ key: '{"id":1}', value: '{"after":{"id":1,"name":"later"}}' }]);
    await send("shop.quiet", [{ key: "a", value: "b" }]);
    const second = await run("export.sh");
    expect(second.said).toContain("shop.orders: 1 messages");
    expect(second.said).toContain("shop.quiet: 1 messages");
    expect(await files("shop.orders")).toHaveLength(2);
    const positions = await readFile(join(kept.path, "archive/positions.csv"), "utf8");
    expect(positions.split("\n").filter((line) => line !== "")).toHaveLength(4);
  });

  test("what is imported is what was there: keys, values, headers, deletions, and the order in each partition", async () => {
    const before = await read("shop.orders", 204);
    await execa("mv", [join(kept.path, "archive/topics/shop.orders"), join(kept.path, "archive/topics/restored")]);
    const { exitCode, said } = await run("import.sh", "restored");
    expect(said).toContain("restored: 204 messages written");
    expect(exitCode).toBe(0);
    const after = await read("restored", 204);
    const keyed = (all: readonly Read[], partition: number) =>
      all.filter((each) => each.partition === partition && each.key !== undefined);
    for (const partition of [0, 1, 2]) expect(keyed(after, partition)).toEqual(keyed(before, partition));
    expect(after.filter(({ key }) => key === undefined)).toMatchObject([{ value: "\\\\N and \\\\x41, NO_HEADERS" }]);
    await execa("mv", [join(kept.path, "archive/topics/restored"), join(kept.path, "archive/topics/shop.orders")]);
  });

  test("binary messages are exported, and not imported halfway", async () => {
    await send("shop.quiet", [{ key: "k", value: Buffer.from([0, 10, 9, 255, 65]) }]);
    expect((await run("export.sh")).exitCode).toBe(0);
    const refused = await run("import.sh", "shop.quiet");
    expect(refused.said).toContain("1 messages are binary, and can't be written by Kafka's own tools: nothing was.");
    expect(refused.exitCode).toBe(1);
  });

  test("old exports are removed, but not the newest; a topic that is not there is told", async () => {
    const folder = join(kept.path, "archive/topics/shop.quiet");
    const [newest = ""] = (await files("shop.quiet")).slice(-1);
    for (const file of await files("shop.quiet"))
      await execa("mv", [
        join(folder, file),
        join(folder, file === newest ? "2020-02-01T00-00-00.gz" : file.replace(/^2\d{3}/, "2019")),
      ]);
    expect((await run("export.sh")).exitCode).toBe(0);
    expect(await files("shop.quiet")).toEqual(["2020-02-01T00-00-00.gz"]);
    environment.MORE_TOPICS = "connect-offsets";
    const { exitCode, said } = await run("export.sh");
    expect(said).toContain("There is no topic connect-offsets, or it may not be read.");
    expect(exitCode).toBe(1);
    delete environment.MORE_TOPICS;
    environment.KAFKA_BROKERS = "127.0.0.1:1";
    expect((await run("export.sh")).exitCode).toBe(1);
  });
});
