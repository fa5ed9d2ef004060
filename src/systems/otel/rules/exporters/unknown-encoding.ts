import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf, spoken } from "../../config/component.js";
import { textIn, valueIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const kafka = (encoding: string): string =>
  collectorCase({
    exporters: `{ kafka: { brokers: ["kafka:9092"], metrics: { topic: "otlp.metrics", encoding: "${encoding}" } } }`,
    pipelines: '{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["kafka"] } }',
  });

/** Encodings that are built in, by component and signal: pkg/kafka and the README of each. */
const ENCODINGS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  exporters: {
    traces: ["otlp_proto", "otlp_json", "jaeger_proto", "jaeger_json", "zipkin_proto", "zipkin_json"],
    metrics: ["otlp_proto", "otlp_json"],
    logs: ["otlp_proto", "otlp_json", "raw"],
  },
  receivers: {
    traces: ["otlp_proto", "otlp_json", "jaeger_proto", "jaeger_json", "zipkin_proto", "zipkin_json", "zipkin_thrift"],
    metrics: ["otlp_proto", "otlp_json"],
    logs: ["otlp_proto", "otlp_json", "raw", "text", "json", "azure_resource_logs"],
  },
};

export const unknownEncoding: Rule = {
  code: "otel/unknown-encoding",
  severity: "error",
  summary: "Kafka's exporter or receiver has no such encoding",
  why: "The collector does not start with an encoding that is neither built in nor one of its extensions. Debezium's events are none: it can't read them.",
  mend: "Write one that is built in, or the name of an encoding extension of the collector.",
  failing: kafka("otlp_protobuf"),
  passing: kafka("otlp_proto"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const component of componentsOf(collector, ["receivers", "exporters"])) {
        if (component.type !== "kafka") continue;
        for (const [signal, known] of Object.entries(ENCODINGS[component.section] ?? {})) {
          const encoding = textIn(valueIn(component.config, signal, "encoding"));
          if (encoding === undefined || encoding.includes("${") || known.includes(encoding)) continue;
          if (encoding.startsWith("text_") || Object.hasOwn(collector.spec.extensions, encoding)) continue;
          yield {
            detail: `\`${encoding}\` of the ${spoken(component)} is no encoding of ${signal}.${didYouMean(encoding, known)} ${unknownEncoding.mend}`,
            at: within(component.at, signal, "encoding"),
            resource: collector.address,
          };
        }
      }
    }
  },
};
