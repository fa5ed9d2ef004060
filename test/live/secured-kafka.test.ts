import { Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { configuredEngine } from "../kit/configured-engine.js";
import { topicsIn } from "./kit/artifacts.js";
import { ddlFilesIn } from "./kit/ddl.js";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { type KafkaBroker, loggedIn, type Secured, startKafka } from "./kit/kafka-broker.js";
import { type TemporaryFolder, temporaryFolder } from "./kit/temporary-folder.js";
import { certificate } from "./secured/certificate.js";

const PASSWORD = "a <secret> & more";
/** As the head of the generated file wants it in the environment. */
const AS_XML = "a &lt;secret> &amp; more";

const config = (
  broker: string,
  ca: string,
): string => `import { clickhouse, definePipeline, kafka, postgres, secret, sql } from "headrace";
  const main = kafka.cluster("main", {
    brokers: ["${broker}"],
    tls: { ca: "${ca}" },
    sasl: { mechanism: "PLAIN", username: "clickhouse", password: secret("kafka/clickhouse") },
  });
  const shop = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password"), kafka: main,
  });
  const orders = postgres.table("public.orders", {
    source: shop, columns: { id: "integer not null", status: "text" }, primaryKey: ["id"], replicaIdentity: "full",
  });
  const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
  const lines = kafka.topic("lines", { cluster: main, partitions: 1, replicas: 1 });
  const queue = clickhouse.table("analytics.lines_queue", {
    columns: { line: "String" },
    engine: { type: "Kafka", cluster: main, topics: [lines], consumerGroup: "lines", format: "LineAsString" },
    settings: { kafka_handle_error_mode: "stream" },
  });
  const kept = clickhouse.table("analytics.lines", { columns: { line: "String" }, orderBy: ["line"] });
  const filled = clickhouse.materializedView("analytics.lines_mv", { to: kept, query: sql\`SELECT line FROM \${queue}\` });
  export default definePipeline({ name: "shop", ordersNow, filled });`;

const event = (id: number, lsn: number) =>
  JSON.stringify({
    op: "c",
    before: null,
    after: { id, status: `new ${id}` },
    source: { lsn, sequence: JSON.stringify([null, String(lsn)]), snapshot: "false", ts_ms: 1 },
  });

describeLive("queues on a broker that wants TLS and a login", ["Kafka, Connect and Debezium"], () => {
  let folder: TemporaryFolder;
  let secured: Secured;
  let broker: KafkaBroker;
  let generated: Generated;

  beforeAll(async () => {
    folder = await temporaryFolder("certificate");
    secured = { ...(await certificate(folder.path)), accounts: { clickhouse: PASSWORD } };
    broker = await startKafka(secured);
    generated = await generateFrom(config(broker.bootstrapServers, secured.ca));
    const kafka = new Kafka({ brokers: [broker.bootstrapServers], logLevel: logLevel.NOTHING, ...loggedIn(secured) });
    const admin = kafka.admin();
    await admin.connect();
    const topics = topicsIn(generated, "kafka/main/topics.yaml");
    await admin.createTopics({
      topics: topics.map(({ name, partitions }) => ({ topic: name, numPartitions: partitions })),
    });
    await admin.disconnect();
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({
      topic: "shop.public.orders",
      messages: [1, 2].map((id) => ({ value: event(id, 100 + id) })),
    });
    await producer.send({ topic: "lines", messages: [{ value: "by hand" }] });
    await producer.disconnect();
  });
  afterAll(async () => {
    await generated?.remove();
    await broker?.stop();
    await folder?.remove();
  });

  const read = (password: string, until: string) => {
    const statements = ddlFilesIn(generated).map((file) => generated.text(file));
    expect(statements.join("\n")).not.toMatch(/sasl|secret|localhost/);
    return configuredEngine({
      files: [generated.text("clickhouse/server/config.d/named-collections.yaml")],
      environment: { KAFKA_CLICKHOUSE: password },
      statements,
      until: {
        sql: "SELECT (SELECT groupArray((id, status)) FROM (SELECT * FROM analytics.orders ORDER BY id)), (SELECT groupArray(line) FROM analytics.lines), (SELECT countIf(positionCaseInsensitive(arrayStringConcat(exceptions.text), 'authentication') > 0) > 0 FROM system.kafka_consumers)",
        answer: until,
      },
    });
  };

  test("read with the generated configuration, the password from the server's environment", async () => {
    const answers = await read(AS_XML, "[(1,'new 1'),(2,'new 2')]\t['by hand']\t0");
    expect(answers.slice(0, -1).filter((answer) => answer !== "")).toEqual([]);
    expect(answers.at(-1)).toBe("[(1,'new 1'),(2,'new 2')]\t['by hand']\t0");
  });

  test("with another password they are refused: it is the collection that logs in", async () => {
    expect((await read("wrong", "[]\t[]\t1")).at(-1)).toBe("[]\t[]\t1");
  });
});
