import { within } from "../../../compiler/model/origin.js";
import { isReference } from "../../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../schema.js";

const topic = (cluster: string): string => `const local = kafka.cluster("local", { brokers: ["kafka:9092"] });
const remote = kafka.cluster("remote", { brokers: ["remote:9092"] });
const events = kafka.topic("shop.events", { ${cluster}partitions: 3, replicas: 1 });
const copies = kafka.topic("shop.copies", { cluster: remote, partitions: 3, replicas: 1 });

const listed = [local, events, copies];
`;

export const ambiguousCluster: Rule = {
  code: "kafka/ambiguous-cluster",
  severity: "error",
  summary: "There are several Kafka clusters, and this does not say which",
  why: "It would be made on whichever cluster comes first, and what reads or writes it may be on another.",
  mend: "Name the cluster's constant.",
  failing: topic(""),
  passing: topic("cluster: local, "),
  *check(pipeline) {
    const clusters = ofKind(pipeline.resources, CLUSTER);
    if (clusters.length < 2) return;
    for (const resource of pipeline.resources.values()) {
      // What a source makes is on the source's cluster.
      const place = resource.madeBy === undefined ? clusterOption(resource) : undefined;
      if (place === undefined || place.isGiven) continue;
      const known = clusters.map((cluster) => `\`${cluster.name}\``).join(", ");
      yield {
        detail: `\`${resource.name}\` may be on ${known}. Name one: \`${place.option}: …\`.`,
        at: within(resource.origin, ...place.path),
        resource: resource.address,
      };
    }
  },
};

/** The option that names the cluster of a resource; `undefined` for what is on none. */
function clusterOption({
  kind,
  spec,
}: Resource): { readonly option: string; readonly path: readonly string[]; readonly isGiven: boolean } | undefined {
  if (kind === "kafka.topic" || kind === "kafka.connector") return option("cluster", [], spec);
  if (kind === "postgres.source") return option("kafka", [], spec);
  if (kind !== "clickhouse.table" || typeof spec !== "object" || spec === null || !("engine" in spec)) return undefined;
  const { engine } = spec;
  const isKafka = typeof engine === "object" && engine !== null && "type" in engine && engine.type === "Kafka";
  return isKafka ? option("cluster", ["engine"], engine) : undefined;
}

function option(name: string, path: readonly string[], spec: unknown) {
  const value: unknown = typeof spec === "object" && spec !== null ? Reflect.get(spec, name) : undefined;
  return { option: name, path, isGiven: isReference(value) };
}
