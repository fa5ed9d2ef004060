import type { Rule } from "../../../../compiler/model/rule.js";
import { topicSettings } from "../../connectors/topic-settings.js";

const topic = (least: number): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 3,
  minInsyncReplicas: ${least},
});

const listed = [events];
`;

export const minInsyncBeyondReplicas: Rule = {
  code: "kafka/min-insync-beyond-replicas",
  severity: "error",
  summary: "A topic asks for more in-sync replicas than it has replicas",
  why: "Kafka makes the topic, and then nobody can write to it with `acks=all`, which is how Debezium writes.",
  mend: "Let `min.insync.replicas` be one less than `replicas`.",
  failing: topic(4),
  passing: topic(2),
  *check(pipeline) {
    for (const { subject, config, replicas, configAt, resource } of topicSettings(pipeline)) {
      const least = Number(config["min.insync.replicas"] ?? 1);
      if (!(least > replicas)) continue;
      yield {
        detail: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} would need ${least} replicas in sync, and has ${replicas}. ${minInsyncBeyondReplicas.mend}`,
        at: configAt("min.insync.replicas"),
        resource,
      };
    }
  },
};
