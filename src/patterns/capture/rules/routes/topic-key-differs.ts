import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";
import { routesOf } from "../../connectors/routes.js";
import { routed } from "./cases.js";

const topic = (key: string): string =>
  routed("").replace(
    "const listed = [",
    `const topic = kafka.topic("shop.public.orders", {
  partitions: 1,
  replicas: 1,
  retention: "7d",
  maxMessageBytes: 33_554_432,
  key: ["${key}"],
});

const listed = [topic, `,
  );

export const topicKeyDiffers: Rule = {
  code: "kafka/topic-key-differs",
  severity: "error",
  summary: "A topic's messages are keyed otherwise than it says",
  why: "Whoever joins or compacts the topic by its key, or counts on the order within one, goes by what is said here; the connector keys by the table's primary key, or its `messageKey`.",
  mend: "Say the table's key, or leave `key` out; to key otherwise give the table a `messageKey`.",
  failing: topic("region"),
  passing: topic("id"),
  *check(pipeline) {
    const topics = ofKind(pipeline.resources, TOPIC).filter(({ spec }) => spec.key !== undefined);
    if (topics.length === 0) return;
    for (const { table, end } of routesOf(pipeline)) {
      const topic = topics.find(({ name }) => name === end);
      if (table === undefined || topic === undefined) continue;
      const key = table.spec.messageKey ?? table.spec.primaryKey;
      if (same(key, topic.spec.key ?? [])) continue;
      yield {
        detail: `\`${topic.name}\` has the changes of \`${table.name}\`, keyed by ${key.map((each) => `\`${each}\``).join(", ")}. ${topicKeyDiffers.mend}`,
        at: within(topic.origin, "key"),
        resource: topic.address,
        related: [
          {
            at: within(table.origin, table.spec.messageKey === undefined ? "primaryKey" : "messageKey"),
            note: "the key",
          },
        ],
      };
    }
  },
};

/** Connect's keys are objects: their fields have no order that counts. */
function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}
