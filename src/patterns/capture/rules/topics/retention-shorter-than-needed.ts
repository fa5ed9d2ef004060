import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { topicConfig } from "../../../../systems/kafka/schema.js";
import { groupsOf } from "../../connectors/groups.js";

const group = (needed: string): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 1,
  retention: "4d",
});
const billing = kafka.consumerGroup("billing", { topics: [events], needsRetention: "${needed}" });

const listed = [billing];
`;

export const retentionShorterThanNeeded: Rule = {
  code: "kafka/retention-shorter-than-needed",
  severity: "error",
  summary: "A topic keeps messages for less time than a consumer group needs",
  why: "A consumer that comes back after a pause finds its place deleted: it goes on at the end or the beginning, and messages are lost or read twice.",
  mend: "Raise the topic's `retention`, or correct `needsRetention`.",
  failing: group("7d"),
  passing: group("3d"),
  *check(pipeline) {
    for (const { group, topics } of groupsOf(pipeline)) {
      const needed = group.spec.needsRetention;
      if (needed === undefined) continue;
      for (const [index, { name, topic }] of topics.entries()) {
        const kept = topic === undefined ? undefined : topicConfig(topic.spec)["retention.ms"];
        if (topic === undefined || kept === undefined || Number(kept) < 0 || !(Number(kept) < needed)) continue;
        yield {
          detail: `\`${name}\` keeps messages for ${hours(Number(kept))}, and \`${group.name}\` needs ${hours(needed)}. ${retentionShorterThanNeeded.mend}`,
          at: within(group.origin, "topics", index),
          resource: group.address,
          related: [{ at: topic.origin, note: "the topic" }],
        };
      }
    }
  },
};

function hours(milliseconds: number): string {
  return `${Math.round(milliseconds / 36_000) / 100} hours`;
}
