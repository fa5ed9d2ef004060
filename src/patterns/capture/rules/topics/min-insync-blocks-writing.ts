import type { Rule } from "../../../../compiler/model/rule.js";
import { topicSettings } from "../../connectors/topic-settings.js";

const topic = (least: number): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 3,
  minInsyncReplicas: ${least},
});

const listed = [events];
`;

export const minInsyncBlocksWriting: Rule = {
  code: "kafka/min-insync-blocks-writing",
  severity: "warning",
  summary: "A topic cannot be written to while one broker is down",
  why: "All its replicas must be in sync: a broker that restarts stops the connector, and the slot keeps WAL until it is back.",
  mend: "Let `min.insync.replicas` be one less than `replicas`.",
  failing: topic(3),
  passing: topic(2),
  *check(pipeline) {
    for (const { subject, config, replicas, configAt, resource } of topicSettings(pipeline)) {
      if (replicas < 2 || Number(config["min.insync.replicas"] ?? 1) !== replicas) continue;
      yield {
        detail: `All ${replicas} replicas of ${subject} must be in sync. ${minInsyncBlocksWriting.mend}`,
        at: configAt("min.insync.replicas"),
        resource,
      };
    }
  },
};
