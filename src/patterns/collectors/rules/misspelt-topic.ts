import { didYouMean, nearest } from "../../../compiler/model/nearest.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TOPIC } from "../../../systems/kafka/schema/topic.js";
import { type Component, componentsOf, listIn, spoken, valueIn } from "../../../systems/otel/public.js";
import { COLLECTOR } from "../../../systems/otel/schema/collector.js";

const sending = (topic: string): string => `const metrics = kafka.topic("otlp.metrics", { partitions: 3, replicas: 1 });
const collector = otel.collector("gateway", {
  receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
  processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
  exporters: { kafka: { brokers: ["kafka:9092"], metrics: { topic: ${topic} } } },
  extensions: { health_check: { endpoint: "0.0.0.0:13133" } },
  pipelines: { metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["kafka"] } },
});

const listed = [metrics, collector];
`;

export const misspeltTopic: Rule = {
  code: "otel/misspelt-topic",
  severity: "warning",
  summary: "A collector names a topic that is not there, and nearly one that is",
  why: "What is sent to another topic is read by nobody, and who reads it waits for ever, without an error.",
  mend: "Correct the name, or use the topic's constant.",
  failing: sending('"otlp.metric"'),
  passing: sending("metrics"),
  *check(pipeline) {
    const topics = new Set(ofKind(pipeline.resources, TOPIC).map(({ name }) => name));
    for (const { component, topic, at } of topicsNamed(pipeline)) {
      if (topics.has(topic) || nearest(topic, topics) === undefined) continue;
      yield {
        detail: `The ${spoken(component)} names \`${topic}\`.${didYouMean(topic, topics)} ${misspeltTopic.mend}`,
        at,
        resource: component.collector.address,
      };
    }
  },
};

function* topicsNamed(
  pipeline: Pipeline,
): Iterable<{ readonly component: Component; readonly topic: string; readonly at: Origin }> {
  for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
    for (const component of componentsOf(collector, ["receivers", "exporters"])) {
      if (component.type !== "kafka") continue;
      for (const signal of ["traces", "metrics", "logs"]) {
        const topic = valueIn(component.config, signal, "topic");
        if (typeof topic === "string") yield { component, topic, at: within(component.at, signal, "topic") };
        for (const [index, each] of listIn(valueIn(component.config, signal, "topics")).entries()) {
          // What begins with ^ is a pattern.
          if (typeof each !== "string" || each.startsWith("^")) continue;
          yield { component, topic: each, at: within(component.at, signal, "topics", index) };
        }
      }
    }
  }
}
