import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TOPIC } from "../schema.js";

const queue = (topic: string): string => `const events = kafka.topic("shop.events", { partitions: 3, replicas: 1 });
const queue = clickhouse.table("analytics.events_queue", {
  columns: { id: "UInt64" },
  engine: { type: "Kafka", topics: ["${topic}"], consumerGroup: "clickhouse.events", format: "JSONEachRow" },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.events_mv", { to: kept, query: sql\`SELECT id FROM \${queue}\` });

const listed = [events, intoKept];
`;

export const unknownTopic: Rule = {
  code: "kafka/unknown-topic",
  severity: "error",
  summary: "A queue reads a topic that the pipeline does not have",
  why: "The consumer would wait for ever on a topic that nobody writes, without an error.",
  mend: "Declare the topic with `kafka.topic` and use its constant.",
  failing: queue("shop.event"),
  passing: queue("shop.events"),
  *check(pipeline) {
    const topics = new Set(ofKind(pipeline.resources, TOPIC).map((topic) => topic.name));
    for (const resource of pipeline.resources.values()) {
      for (const [index, topic] of topicsRead(resource.spec).entries()) {
        if (typeof topic !== "string" || topics.has(topic)) continue;
        yield {
          detail: `There is no topic \`${topic}\`.${didYouMean(topic, topics)} ${unknownTopic.mend}`,
          at: within(resource.origin, "engine", "topics", index),
          resource: resource.address,
        };
      }
    }
  },
};

function topicsRead(spec: unknown): readonly unknown[] {
  if (typeof spec !== "object" || spec === null || !("engine" in spec)) return [];
  const engine = spec.engine;
  return typeof engine === "object" && engine !== null && "topics" in engine && Array.isArray(engine.topics)
    ? engine.topics
    : [];
}
