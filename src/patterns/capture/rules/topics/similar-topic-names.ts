import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";

const topics = (name: string): string => `const one = kafka.topic("shop.events", { partitions: 3, replicas: 1 });
const other = kafka.topic("${name}", { partitions: 3, replicas: 1 });

const listed = [one, other];
`;

export const similarTopicNames: Rule = {
  code: "kafka/similar-topic-names",
  severity: "error",
  summary: "The names of two topics differ only in dots and underscores",
  why: "Kafka's metrics have `_` for `.`: brokers refuse to make a topic whose name would be another's there.",
  mend: "Rename one of them.",
  failing: topics("shop_events"),
  passing: topics("shop.visits"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const topic of ofKind(pipeline.resources, TOPIC)) {
      const key = JSON.stringify([topic.spec.cluster?.$ref ?? "", topic.name.replaceAll(".", "_")]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, topic);
        continue;
      }
      yield {
        detail: `\`${topic.name}\` and \`${first.name}\` are one name to Kafka's metrics. ${similarTopicNames.mend}`,
        at: within(topic.origin, "$name"),
        resource: topic.madeBy ?? topic.address,
        related: [{ at: within(first.origin, "$name"), note: "the other topic" }],
      };
    }
  },
};
