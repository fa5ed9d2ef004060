import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { declaredQueues } from "./queues.js";

const queue = (settings: string): string => `const clicks = kafka.topic("clicks", { partitions: 3, replicas: 1 });
const queue = clickhouse.table("analytics.clicks_queue", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  engine: { type: "Kafka", topics: [clicks], consumerGroup: "clickhouse.clicks", format: "JSONEachRow" },
  settings: { ${settings} },
});
const kept = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  orderBy: ["clicked_at"],
});
const intoKept = clickhouse.materializedView("analytics.clicks_mv", {
  to: kept,
  query: sql\`SELECT id, clicked_at FROM \${queue}\`,
});

const listed = [intoKept];
`;

export const messagesSkipped: Rule = {
  code: "clickhouse/messages-skipped",
  severity: "warning",
  summary: "A queue that drops messages without a word",
  why: "kafka_skip_broken_messages lets so many messages of each block go that can't be parsed. They are told of nowhere, and can't be fed in again once their topic has let them go.",
  mend: 'Take kafka_handle_error_mode: "stream" instead, and keep what has an _error in a table of dead letters.',
  failing: queue("kafka_skip_broken_messages: 100"),
  passing: queue('kafka_handle_error_mode: "stream"'),
  *check(pipeline) {
    for (const queue of declaredQueues(pipeline)) {
      const { settings } = queue.spec;
      if (!(Number(settings.kafka_skip_broken_messages) > 0)) continue;
      if ((settings.kafka_handle_error_mode ?? "default") !== "default") continue;
      yield {
        detail: `\`${queue.name}\` drops up to ${settings.kafka_skip_broken_messages} messages of each block. ${messagesSkipped.mend}`,
        at: within(queue.origin, "settings", "kafka_skip_broken_messages"),
        resource: queue.address,
      };
    }
  },
};
