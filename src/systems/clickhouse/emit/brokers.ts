import { type Pipeline, resourceAt } from "../../../compiler/model/resource.js";
import type { KafkaEngineSpec } from "../schema/engine.js";
import { NAMED_COLLECTION } from "../schema/named-collection.js";

/** The brokers of a Kafka engine: its cluster's, else those of the pipeline's one cluster; none where its collection has them. */
export function brokersIn(pipeline: Pipeline): (engine: KafkaEngineSpec) => readonly string[] {
  const clusters = [...pipeline.resources.values()].filter((resource) => resource.kind === "kafka.cluster");
  return (engine) => {
    const { collection } = engine;
    const values = collection && resourceAt(pipeline.resources, collection.$ref, NAMED_COLLECTION)?.spec.values;
    if (collection !== undefined && (engine.cluster === undefined || values?.kafka_broker_list !== undefined))
      return [];
    const cluster = engine.cluster === undefined ? clusters[0] : pipeline.resources.get(engine.cluster.$ref);
    return brokers(cluster?.spec);
  };
}

function brokers(spec: unknown): readonly string[] {
  if (typeof spec !== "object" || spec === null || !("brokers" in spec) || !Array.isArray(spec.brokers)) return [];
  return spec.brokers.filter((broker) => typeof broker === "string");
}
