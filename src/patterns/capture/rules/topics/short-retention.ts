import type { Rule } from "../../../../compiler/model/rule.js";
import { topicSettings } from "../../connectors/topic-settings.js";

const THREE_DAYS = 259_200_000;

const topic = (reason: string): string => `const events = kafka.topic("shop.events", {
  partitions: 3,
  replicas: 3,
  retention: "1d",${reason}
});

const listed = [events];
`;

export const shortRetention: Rule = {
  code: "kafka/short-retention",
  severity: "warning",
  summary: "A topic keeps messages for less than three days",
  why: "A reader that stops on a Friday evening has lost messages on Monday; a mirror then needs a new snapshot.",
  mend: "Keep them for 3 days or more, or say in `retentionReason` why less is enough.",
  failing: topic(""),
  passing: topic('\n  retentionReason: "read within seconds, and written again each hour",'),
  *check(pipeline) {
    for (const { subject, config, configAt, resource, retentionReason } of topicSettings(pipeline)) {
      const milliseconds = Number(config["retention.ms"] ?? THREE_DAYS);
      const isDeleted = String(config["cleanup.policy"] ?? "delete").includes("delete");
      if (!isDeleted || retentionReason !== undefined) continue;
      if (!(milliseconds >= 0 && milliseconds < THREE_DAYS)) continue;
      yield {
        detail: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} would keep messages for ${Math.round(milliseconds / 36_000) / 100} hours. ${shortRetention.mend}`,
        at: configAt("retention.ms"),
        resource,
      };
    }
  },
};
