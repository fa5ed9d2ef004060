import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { topicsIn } from "./kit/artifacts.js";
import { describeLive } from "./kit/describe-live.js";
import { generate, generateFrom } from "./kit/generate.js";
import { type KafkaBroker, startKafka } from "./kit/kafka-broker.js";
import { projectRoot } from "./kit/project-root.js";
import { Topics } from "./kit/topics.js";

const withConfigs = `import { definePipeline, kafka, postgres, secret } from "headrace";
  const source = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password"),
    topics: {
      partitions: 4, minInsyncReplicas: 1, retention: "36h",
      config: { "cleanup.policy": "compact,delete", "segment.ms": 3600000, "compression.type": "zstd", preallocate: false },
    },
  });
  const orders = postgres.table("public.orders", { source, columns: { id: "integer not null" }, primaryKey: ["id"] });
  const other = kafka.topic("other.events_v1-raw", { partitions: 2, replicas: 1, config: { "retention.ms": -1 } });
  export default definePipeline({ name: "shop", orders, other });`;

describeLive("the generated topics", ["Kafka, Connect and Debezium"], () => {
  let broker: KafkaBroker;
  let topics: Topics;

  beforeAll(async () => {
    broker = await startKafka();
    topics = await Topics.at(broker.bootstrapServers);
  });
  afterAll(async () => {
    await topics?.close();
    await broker?.stop();
  });

  test.each([
    ["the root config", () => generate(join(projectRoot(), "pipeline.config.ts"))],
    ["topic configs of every kind", () => generateFrom(withConfigs)],
  ])("of %s are made and read back equal", async (_, generating) => {
    const generated = await generating();
    const declared = topicsIn(generated, "kafka/kafka/topics.yaml");
    await generated.remove();
    expect(declared.length).toBeGreaterThan(3);
    await topics.createDeclared(declared);
    expect(await topics.describe(declared.map(({ name }) => name))).toEqual(declared);
    await topics.remove(declared.map(({ name }) => name));
  });

  test("with a config that Kafka does not have are refused", async () => {
    const wrong = { name: "wrong", partitions: 1, replicas: 1, config: { "retention.milliseconds": "1" } };
    await expect(topics.createDeclared([wrong])).rejects.toThrow();
  });
});
