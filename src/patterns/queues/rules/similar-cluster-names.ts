import { nameOf } from "../../../compiler/model/address.js";
import { NAME, within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { type SecuredQueue, securedQueues } from "../secured-queues.js";

const queue = (cluster: string): string => `const account = (user: string) => ({
  brokers: ["kafka:9092"],
  tls: true as const,
  sasl: { mechanism: "PLAIN" as const, username: user, password: secret("kafka/" + user) },
});
const queue = (name: string, cluster: ReturnType<typeof kafka.cluster>) => {
  const topic = kafka.topic(name, { cluster, partitions: 3, replicas: 1 });
  return clickhouse.table("logs." + name + "_queue", {
    columns: { line: "String" },
    engine: { type: "Kafka", cluster, topics: [topic], consumerGroup: name, format: "JSONEachRow" },
    settings: { kafka_handle_error_mode: "stream" },
  });
};
const kept = clickhouse.table("logs.lines", { columns: { line: "String" }, orderBy: ["line"] });
const lines = (name: string, cluster: ReturnType<typeof kafka.cluster>) =>
  clickhouse.materializedView("logs." + name + "_mv", { to: kept, query: sql\`SELECT line FROM \${queue(name, cluster)}\` });

const listed = [
  lines("one", kafka.cluster("main-eu", account("eu"))),
  lines("two", kafka.cluster("${cluster}", account("us"))),
];
`;

export const similarClusterNames: Rule = {
  code: "kafka/similar-cluster-names",
  severity: "error",
  summary: "The names of two secured clusters differ only in punctuation",
  why: "ClickHouse logs in to each by a named collection, which is called by the letters and digits of the cluster's name: the queues of one would log in to the other.",
  mend: "Rename one of them so that the letters and digits differ.",
  failing: queue("main_eu"),
  passing: queue("main_us"),
  *check(pipeline) {
    const seen = new Map<string, SecuredQueue>();
    const told = new Set<string>();
    for (const each of securedQueues(pipeline.resources)) {
      const { $ref } = each.collection;
      // One that names a collection of its own logs in by that.
      if (each.engine.collection?.$ref !== $ref) continue;
      const first = seen.get($ref);
      if (first === undefined) seen.set($ref, each);
      if (first === undefined || first.cluster === each.cluster || told.has(each.cluster.address)) continue;
      told.add(each.cluster.address);
      yield {
        detail: `\`${each.cluster.name}\` and \`${first.cluster.name}\` would both be \`${nameOf($ref)}\`. ${similarClusterNames.mend}`,
        at: within(each.cluster.origin, NAME),
        resource: each.cluster.address,
        related: [{ at: within(first.cluster.origin, NAME), note: "the other cluster" }],
      };
    }
  },
};
