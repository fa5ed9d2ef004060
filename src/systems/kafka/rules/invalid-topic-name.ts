import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TOPIC } from "../schema.js";

const topic = (name: string): string => `const orders = kafka.topic("${name}", { partitions: 3, replicas: 1 });

const listed = [orders];
`;

export const invalidTopicName: Rule = {
  code: "kafka/invalid-topic-name",
  severity: "error",
  summary: "Kafka does not take this name for a topic",
  why: "The broker refuses to make it. Debezium cuts the name of a table's topic where it is too long: the events would land in a topic that nobody reads, and two tables could share one.",
  mend: "A topic's name has letters, digits, `.`, `_` and `-`, at most 249. A table's topic is made of the source's `topicPrefix` and the table's name.",
  failing: topic("shop.order items"),
  passing: topic("shop.order_items"),
  *check(pipeline) {
    for (const topic of ofKind(pipeline.resources, TOPIC)) {
      if (/^[A-Za-z0-9._-]{1,249}$/.test(topic.name) && topic.name !== "." && topic.name !== "..") continue;
      yield {
        detail: `\`${topic.name}\` is no topic name. ${invalidTopicName.mend}`,
        at: within(topic.origin, "$name"),
        resource: topic.madeBy ?? topic.address,
      };
    }
  },
};
