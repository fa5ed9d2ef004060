import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeLive } from "./kit/describe-live.js";
import { Topics } from "./kit/topics.js";
import { type Recording, record } from "./record/record.js";
import { readRecording } from "./record/recording-files.js";
import { scenarios } from "./record/scenarios/index.js";
import { heartbeatTable, topicOf } from "./record/source-names.js";
import { startRecorder } from "./record/start-recorder.js";

// Whether the recordings that the other tests rely on are still what the real servers write.
describeLive("the recording", ["PostgreSQL", "Kafka, Connect and Debezium"], () => {
  const password = randomUUID();
  let stack: Awaited<ReturnType<typeof startRecorder>>;

  beforeAll(async () => {
    stack = await startRecorder(password);
  });
  afterAll(() => stack?.stop());

  /** Without what differs from run to run: positions, times, transaction numbers, the number of heartbeats. */
  function lasting({ connector, setup, sql, messages, expected }: Recording) {
    const events = messages
      .filter(({ topic }) => topic !== topicOf(heartbeatTable))
      .map(({ value, ...message }) => {
        const { op, before, after, source } = JSON.parse(value ?? "null");
        return { ...message, op, before, after, snapshot: source.snapshot, fields: Object.keys(source) };
      });
    return { connector, setup, sql, events, expected };
  }

  test.each(["update", "delete-key-only", "truncate", "every-type"])("%s is still as recorded", async (name) => {
    const scenario = scenarios.find((one) => one.name === name);
    if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
    const topics = await Topics.at(stack.kafka.bootstrapServers);
    const played = await record(stack, topics, password, scenario);
    await topics.close();
    expect(lasting(played)).toEqual(lasting(await readRecording(name)));
  });
});
