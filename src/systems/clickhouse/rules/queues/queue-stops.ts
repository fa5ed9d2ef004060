import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { declaredQueues } from "./queues.js";

const queue = (settings: string): string => `const clicks = kafka.topic("clicks", { partitions: 3, replicas: 1 });
const queue = clickhouse.table("analytics.clicks_queue", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  engine: { type: "Kafka", topics: [clicks], consumerGroup: "clickhouse.clicks", format: "JSONEachRow" },${settings}
});
const kept = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  orderBy: ["clicked_at"],
});
const intoKept = clickhouse.materializedView("analytics.clicks_mv", {
  to: kept,
  query: sql\`SELECT id, clicked_at FROM \${queue} WHERE length(_error) = 0\`,
});

const listed = [intoKept];
`;

/** What takes any message as it is. */
const ANYTHING = new Set(["RawBLOB", "LineAsString", "LineAsStringWithNames", "JSONAsString", "JSONAsObject"]);

export const queueStops: Rule = {
  code: "clickhouse/queue-stops-at-bad-message",
  severity: "warning",
  summary: "A queue that stops at the first message that it can't parse",
  why: "By default a message that is not as the columns say fails the block, which is read again, and again: the queue stands still until somebody takes the message away.",
  mend: 'Set kafka_handle_error_mode: "stream", let the view take what has no _error, and another the rest (_error, _raw_message) into a table of dead letters.',
  failing: queue("").replace(" WHERE length(_error) = 0", ""),
  passing: queue('\n  settings: { kafka_handle_error_mode: "stream" },'),
  *check(pipeline) {
    const flows = flowsIn(pipeline);
    for (const queue of declaredQueues(pipeline)) {
      const { settings, engine } = queue.spec;
      if (!flows.from.has(queue.address) || ANYTHING.has(engine.format)) continue;
      if ((settings.kafka_handle_error_mode ?? "default") !== "default" || settings.kafka_skip_broken_messages)
        continue;
      yield {
        detail: `\`${queue.name}\` reads ${engine.format} and does not say what becomes of a message that is none. ${queueStops.mend}`,
        at: within(queue.origin, "engine", "format"),
        resource: queue.address,
      };
    }
  },
};
