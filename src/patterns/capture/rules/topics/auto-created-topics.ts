import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../../../systems/kafka/schema.js";

const cluster = (create: boolean): string => `const main = kafka.cluster("main", {
  brokers: ["kafka:9092"],
  properties: { "auto.create.topics.enable": ${create} },
});
const events = kafka.topic("shop.events", { cluster: main, partitions: 3, replicas: 1 });

const listed = [events];
`;

export const autoCreatedTopics: Rule = {
  code: "kafka/auto-created-topics",
  severity: "warning",
  summary: "Brokers make topics on their own",
  why: "Whoever asks first for a topic makes it, with the brokers' defaults: one partition, one replica, their retention. A misspelt name is made, too, and never missed.",
  mend: "Leave it at false: `topics.yaml` has every topic with its own settings.",
  failing: cluster(true),
  passing: cluster(false),
  *check(pipeline) {
    for (const { spec, origin, address } of ofKind(pipeline.resources, CLUSTER)) {
      if (String(spec.properties["auto.create.topics.enable"]).toLowerCase() !== "true") continue;
      yield {
        detail: `\`auto.create.topics.enable\` is true. ${autoCreatedTopics.mend}`,
        at: within(origin, "properties", "auto.create.topics.enable"),
        resource: address,
      };
    }
  },
};
