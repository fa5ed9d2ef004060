import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { exportedTopics } from "../../emit/backup/backup-files.js";
import { BACKUP, TOPIC } from "../../schema.js";
import { backupOf } from "./cases.js";

export const backupUnknownTopic: Rule = {
  code: "kafka/backup-unknown-topic",
  severity: "warning",
  summary: "An export names a topic that the pipeline does not have, or has none to export",
  why: "Each run fails at a topic that is not there, and those behind it are not exported.",
  mend: "Correct its name, declare it with `kafka.topic`, or leave `topics` out: then it is all of the pipeline's.",
  failing: backupOf(', topics: ["ordres"]'),
  passing: backupOf(", topics: [orders]"),
  *check({ resources }) {
    const known = ofKind(resources.values(), TOPIC).map(({ name }) => name);
    for (const backup of ofKind(resources.values(), BACKUP)) {
      const topics = exportedTopics(backup, resources);
      if (topics.length === 0) {
        yield {
          detail: `\`${backup.name}\` exports nothing: its cluster has no topic here. ${backupUnknownTopic.mend}`,
          at: backup.origin,
          resource: backup.address,
        };
      }
      for (const [index, name] of topics.entries()) {
        // Those of Connect's and Kafka's own are nobody's to declare.
        if (known.includes(name) || /^(__|connect-)/.test(name)) continue;
        yield {
          detail: `\`${backup.name}\` exports \`${name}\`.${didYouMean(name, known)} ${backupUnknownTopic.mend}`,
          at: within(backup.origin, "topics", index),
          resource: backup.address,
        };
      }
    }
  },
};
