import { nearest } from "../../../compiler/model/nearest.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CONSUMER_GROUP } from "../schema/consumer-group.js";
import { USER } from "../schema/user.js";
import { TOPIC } from "../schema.js";

const user = (topic: string): string => `const orders = kafka.topic("shop.orders", { partitions: 3, replicas: 1 });
const billing = kafka.user("billing", {
  password: secret("kafka-billing/password"),
  acls: [{ topic: "${topic}", operations: ["Read"] }],
});

const listed = [orders, billing];
`;

export const misspeltTopic: Rule = {
  code: "kafka/misspelt-topic",
  severity: "warning",
  summary: "A right or a consumer group names a topic that is not there, and nearly one that is",
  why: "A right on another name gives no right to the topic that was meant, and who needs it is refused when it starts. Of a group that waits for a topic that nobody writes nothing is heard at all.",
  mend: "Correct the name. In a consumer group the topic's constant can stand instead of it.",
  failing: user("shop.order"),
  passing: user("shop.orders"),
  *check(pipeline) {
    const topics = new Set(ofKind(pipeline.resources, TOPIC).map(({ name }) => name));
    for (const { resource, topic, at } of named(pipeline)) {
      const meant = topics.has(topic) ? undefined : nearest(topic, topics);
      if (meant === undefined) continue;
      yield {
        detail: `There is no topic \`${topic}\`. Did you mean \`${meant}\`? ${misspeltTopic.mend}`,
        at,
        resource: resource.address,
      };
    }
  },
};

interface Named {
  readonly resource: Resource;
  readonly topic: string;
  readonly at: Origin;
}

function* named(pipeline: Pipeline): Iterable<Named> {
  for (const resource of ofKind(pipeline.resources, USER)) {
    for (const [index, acl] of resource.spec.acls.entries()) {
      // A prefix may be that of topics that others make.
      if (!("topic" in acl) || acl.pattern !== "literal" || acl.topic === "*") continue;
      yield { resource, topic: acl.topic, at: within(resource.origin, "acls", index, "topic") };
    }
  }
  for (const resource of ofKind(pipeline.resources, CONSUMER_GROUP)) {
    for (const [index, topic] of resource.spec.topics.entries()) {
      if (typeof topic === "string") yield { resource, topic, at: within(resource.origin, "topics", index) };
    }
  }
}
