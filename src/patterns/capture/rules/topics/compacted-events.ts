import type { Rule } from "../../../../compiler/model/rule.js";
import { topicsOfMirrors } from "../../connectors/readers.js";
import { topicSettings } from "../../connectors/topic-settings.js";
import { mirrored } from "../connectors/cases.js";

export const compactedEvents: Rule = {
  code: "kafka/compacted-events",
  severity: "error",
  summary: "The topic of a mirrored table is compacted",
  why: "A compacted topic takes no message without a key, and a TRUNCATE has none: the first one stops the connector for good. And a mirror that is read again from the start would miss changes that were compacted away.",
  mend: "Let `cleanup.policy` be `delete`: the mirror is what keeps the rows.",
  failing: mirrored('topics: { config: { "cleanup.policy": "compact" } },'),
  passing: mirrored('topics: { config: { "cleanup.policy": "delete" } },'),
  *check(pipeline) {
    const read = topicsOfMirrors(pipeline);
    for (const { subject, topics, config, configAt, resource } of topicSettings(pipeline)) {
      if (!String(config["cleanup.policy"] ?? "").includes("compact")) continue;
      if (!topics.some((topic) => read.has(topic.address))) continue;
      yield {
        detail: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} would be compacted, and a mirror reads there. ${compactedEvents.mend}`,
        at: configAt("cleanup.policy"),
        resource,
      };
    }
  },
};
