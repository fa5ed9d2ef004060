import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText, longestGap } from "../../../../compiler/model/schedule.js";
import { exportedTopics } from "../../emit/backup/backup-files.js";
import { BACKUP, TOPIC, topicConfig } from "../../schema.js";
import { backupOf } from "./cases.js";

export const backupMissesMessages: Rule = {
  code: "kafka/backup-misses-messages",
  severity: "error",
  summary: "A topic drops messages before they are exported",
  why: "An export has what came since the last one, as far as the topic still has it. What was dropped in between is in none.",
  mend: "Export more often than the topic drops messages, or let it keep them for longer.",
  failing: backupOf(', every: "weekly", keep: "30d"', 'retention: "4d"'),
  passing: backupOf(', every: "daily", keep: "30d"', 'retention: "4d"'),
  *check({ resources }) {
    const topics = new Map(ofKind(resources.values(), TOPIC).map((topic) => [topic.name, topic]));
    for (const backup of ofKind(resources.values(), BACKUP)) {
      const gap = longestGap(backup.spec.every);
      for (const name of exportedTopics(backup, resources)) {
        const topic = topics.get(name);
        if (topic === undefined) continue;
        const config = topicConfig(topic.spec);
        const kept = Number(config["retention.ms"] ?? Number.NaN);
        if (!String(config["cleanup.policy"] ?? "delete").includes("delete") || !(kept > 0) || kept > gap) continue;
        yield {
          detail: `\`${name}\` keeps messages for ${durationText(kept)}, and between two exports of \`${backup.name}\` are up to ${durationText(gap)}. ${backupMissesMessages.mend}`,
          at: within(backup.origin, "every"),
          resource: backup.address,
          related: [{ at: topic.origin, note: "the topic" }],
        };
        break;
      }
    }
  },
};
