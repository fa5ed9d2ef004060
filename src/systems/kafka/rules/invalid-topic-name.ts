import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TOPIC } from "../schema.js";

const table = (name: string): string => `${SHOP}
const orders = postgres.table("${name}", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const invalidTopicName: Rule = {
  code: "kafka/invalid-topic-name",
  severity: "error",
  summary: "Kafka does not take this name for a topic",
  why: "Debezium would replace what Kafka refuses by underscores, the events would land in a topic that nobody reads, and two tables could share one.",
  mend: "A topic's name has letters, digits, `.`, `_` and `-`, at most 249. It is made of the source's `topicPrefix` and the table's name.",
  failing: table("public.order items"),
  passing: table("public.order_items"),
  *check(pipeline) {
    for (const topic of ofKind(pipeline.resources.values(), TOPIC)) {
      if (/^[A-Za-z0-9._-]{1,249}$/.test(topic.name) && topic.name !== "." && topic.name !== "..") continue;
      yield {
        detail: `\`${topic.name}\` is no topic name. ${invalidTopicName.mend}`,
        at: within(topic.origin, "$name"),
        resource: topic.madeBy ?? topic.address,
      };
    }
  },
};
