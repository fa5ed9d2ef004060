import type { Rule } from "../../../../compiler/model/rule.js";
import { topicSettings } from "../../connectors/topic-settings.js";

const topic = (replicas: number): string => `const main = kafka.cluster("main", { brokers: ["kafka:9092"], size: 3 });
const events = kafka.topic("shop.events", { cluster: main, partitions: 3, replicas: ${replicas} });

const listed = [events];
`;

export const moreReplicasThanBrokers: Rule = {
  code: "kafka/more-replicas-than-brokers",
  severity: "error",
  summary: "A topic has more replicas than its cluster has brokers",
  why: "Each replica of a partition is on another broker: Kafka refuses to make the topic.",
  mend: "Lower `replicas`, or correct the cluster's `size`.",
  failing: topic(4),
  passing: topic(3),
  *check(pipeline) {
    for (const { subject, cluster, replicas, at, resource } of topicSettings(pipeline)) {
      const size = cluster?.spec.size;
      if (cluster === undefined || size === undefined || replicas <= size) continue;
      yield {
        detail: `${capital(subject)} would have ${replicas} replicas, and \`${cluster.name}\` has ${size} ${size === 1 ? "broker" : "brokers"}. ${moreReplicasThanBrokers.mend}`,
        at: at("replicas"),
        resource,
        related: [{ at: cluster.origin, note: "the cluster" }],
      };
    }
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
