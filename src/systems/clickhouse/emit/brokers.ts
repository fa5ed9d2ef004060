import type { Pipeline } from "../../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "../schema/engine.js";

/** The brokers of a Kafka engine: its cluster's, else those of the pipeline's one cluster. */
export function brokersIn(pipeline: Pipeline): (engine: KafkaEngineSpec) => readonly string[] {
  const clusters = [...pipeline.resources.values()].filter((resource) => resource.kind === "kafka.cluster");
  return (engine) => {
    const cluster = engine.cluster === undefined ? clusters[0] : pipeline.resources.get(engine.cluster.$ref);
    return brokers(cluster?.spec);
  };
}

function brokers(spec: unknown): readonly string[] {
  if (typeof spec !== "object" || spec === null || !("brokers" in spec) || !Array.isArray(spec.brokers)) return [];
  return spec.brokers.filter((broker) => typeof broker === "string");
}
