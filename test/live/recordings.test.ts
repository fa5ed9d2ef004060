import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startStack } from "./kit/stack.js";
import { Topics } from "./kit/topics.js";
import { heartbeatTable, passwordVariable, portVariable, topicOf } from "./record/connector-properties.js";
import { type Recording, record } from "./record/record.js";
import { readRecording } from "./record/recording-files.js";
import { scenarios } from "./record/scenarios/index.js";
import type { LiveStack } from "./record/session.js";

// Whether the recordings that the other tests rely on are still what the real servers write.
const password = randomUUID();
let stack: (LiveStack & { stop(): Promise<void> }) | undefined;

beforeAll(async () => {
  stack = await startStack({
    postgres: true,
    kafka: true,
    connect: {
      environment: (postgres) => ({ [portVariable]: String(postgres?.port), [passwordVariable]: password }),
    },
  });
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
  if (stack === undefined || scenario === undefined) throw new Error("there is nothing to play, or nowhere");
  const topics = await Topics.at(stack.kafka.bootstrapServers);
  const played = await record(stack, topics, password, scenario);
  await topics.close();
  expect(lasting(played)).toEqual(lasting(await readRecording(name)));
});
