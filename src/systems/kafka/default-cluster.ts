/** Where a pipeline finds Kafka when it has no cluster. */
export const DEFAULT_BROKER = "kafka:9092";

/** What is on a cluster, whether or not one is declared. */
const TALK_TO_KAFKA = new Set(["kafka.topic", "postgres.source"]);

/** A cluster that nothing names is not the pipeline's: what comes of it stands in the connectors, not in a message. */
export function unreachedCluster(
  reached: readonly { readonly kind: string; readonly name: string }[],
): string | undefined {
  const talking = reached.find((each) => TALK_TO_KAFKA.has(each.kind));
  if (talking === undefined || reached.some((each) => each.kind === "kafka.cluster")) return undefined;
  const option = talking.kind === "postgres.source" ? "kafka" : "cluster";
  return `The pipeline has no cluster then, and talks to \`${DEFAULT_BROKER}\`. List it in \`definePipeline({ … })\`, or name it: \`${option}: …\` in the ${talking.kind} \`${talking.name}\`.`;
}
