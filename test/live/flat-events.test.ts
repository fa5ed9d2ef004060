import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flatten } from "../patterns/mirror/flat-events.js";
import type { Message } from "../patterns/mirror/message.js";
import { connectorIn, topicsIn } from "./kit/artifacts.js";
import { Connect, type Properties } from "./kit/connect.js";
import { describeLive } from "./kit/describe-live.js";
import { Topics } from "./kit/topics.js";
import { until } from "./kit/until.js";
import { asText } from "./record/envelope.js";
import { record } from "./record/record.js";
import type { Scenario } from "./record/scenario.js";
import { scenarios } from "./record/scenarios/index.js";
import { withGeneratedSource } from "./record/source-files.js";
import { startRecorder } from "./record/start-recorder.js";

const FLAT = "flat";

// A second connector reads the same changes as flat events: they must be what the other tests make of envelopes.
describeLive("flat events", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  const password = randomUUID();
  let stack: Awaited<ReturnType<typeof startRecorder>>;
  let topics: Topics;

  beforeAll(async () => {
    stack = await startRecorder(password);
    topics = await Topics.at(stack.kafka.bootstrapServers);
  });
  afterAll(async () => {
    await topics?.close();
    await stack?.stop();
  });

  test.each(["insert", "update", "delete-key-only", "key-change", "same-transaction", "toast-unchanged", "every-type"])(
    "%s: flattened by Debezium as by the tests",
    async (name) => {
      const scenario = scenarios.find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
      const flat: Message[] = [];
      const recording = await record(stack, topics, password, besideFlat(scenario, flat));
      const names = scenario.tables.map((table) => table.name);
      const envelopes = recording.messages.filter(({ topic }) => names.some((table) => topic.endsWith(table)));
      const expected = streamed(envelopes.flatMap(flatten));
      expect(expected.length).toBeGreaterThan(0);
      expect(streamed(flat)).toEqual(expected);
    },
  );

  /** The scenario, its changes read by the second connector, too. */
  function besideFlat(scenario: Scenario, flat: Message[]): Scenario {
    const connect = new Connect(stack.connect.url);
    const tables = scenario.tables.map((table) => `${FLAT}.${table.name}`);
    const heartbeat = `${FLAT}.public.headrace_heartbeat`;
    const read = async (from: string[]) => (await topics.readAll(from)).map(asText);
    const beats = async () => (await read([heartbeat])).filter(({ value }) => value?.includes('"__op":"u"'));
    return {
      ...scenario,
      run: async (session) => {
        const { declared, config } = await flatConnector(scenario);
        await topics.createDeclared(declared);
        try {
          await connect.put(FLAT, config);
          await connect.running(FLAT);
          // The second one: what follows the first transaction has the end of a commit in its sequence.
          await until("the flat heartbeats", async () => (await beats()).length > 1 || undefined, { seconds: 60 });
          await scenario.run?.(session);
          await session.caughtUp();
          const known = (await beats()).length;
          await until("flat events", async () => (await beats()).length > known + 2 || undefined, { seconds: 60 });
          flat.push(...(await read(tables)));
        } finally {
          await connect.stop(FLAT);
          await connect.remove(FLAT);
          await session.sql(`SELECT pg_drop_replication_slot('headrace_flat')`);
          await topics.remove(declared.map((topic) => topic.name));
        }
      },
    };
  }

  function flatConnector(scenario: Scenario) {
    return withGeneratedSource({ ...scenario, port: stack.postgres.port, events: "flat" }, async (generated) => {
      const { config } = connectorIn(generated, "connect/shop.json");
      const properties: Properties = {
        ...config,
        "topic.prefix": FLAT,
        "slot.name": "headrace_flat",
      };
      const declared = topicsIn(generated, "kafka/kafka/topics.yaml").map((topic) => ({
        ...topic,
        name: topic.name.replace("shop", FLAT),
      }));
      return { config: properties, declared };
    });
  }
});

/** What came through the stream, by table: snapshots of two connectors have different positions. */
function streamed(messages: readonly Message[]): readonly string[] {
  return messages
    .filter(({ value }) => value !== null && !value.includes('"__op":"r"'))
    .map(({ topic, partition, value }) => `${topic.replace(/^[^.]+\./, "")}/${partition} ${value}`);
}
