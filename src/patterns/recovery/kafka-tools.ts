import { fileName } from "../../compiler/emit/file-name.js";
import type { Reference } from "../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { DEFAULT_BROKER } from "../../systems/kafka/public.js";
import { CLUSTER, type ClusterSpec } from "../../systems/kafka/schema.js";
import { word } from "./section.js";

/** The cluster that something is on: its own, else the pipeline's first. */
export function clusterOf(reference: Reference | undefined, pipeline: Pipeline): Resource<ClusterSpec> | undefined {
  return reference === undefined
    ? ofKind(pipeline.resources, CLUSTER)[0]
    : resourceAt(pipeline.resources, reference.$ref, CLUSTER);
}

/** The beginning of a command of Kafka's own tools. */
export function kafkaTool(tool: string, cluster: Resource<ClusterSpec> | undefined): string {
  const brokers = cluster?.spec.brokers.join(",") ?? DEFAULT_BROKER;
  const isOpen = cluster?.spec.tls === undefined && cluster?.spec.sasl === undefined;
  const login = isOpen
    ? ""
    : ` --command-config ${word(`kafka/${fileName(cluster?.name ?? "kafka")}/client.properties`)}`;
  return `${tool}.sh --bootstrap-server ${word(brokers)}${login}`;
}
