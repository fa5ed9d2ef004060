import { within } from "../../../../compiler/model/origin.js";
import { resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CONSUMER_GROUP, TOPIC } from "../../../../systems/kafka/schema.js";
import { groupsOf } from "../../connectors/groups.js";
import { queuesOf } from "../../connectors/readers.js";

const queue = (consumers: number): string => `const events = kafka.topic("shop.events", { partitions: 3, replicas: 1 });
const queue = clickhouse.table("analytics.events_queue", {
  columns: { id: "UInt64" },
  engine: {
    type: "Kafka",
    topics: [events],
    consumerGroup: "clickhouse.events",
    format: "JSONEachRow",
    consumers: ${consumers},
  },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.events_mv", { to: kept, query: sql\`SELECT id FROM \${queue}\` });

const listed = [intoKept];
`;

export const moreConsumersThanPartitions: Rule = {
  code: "kafka/more-consumers-than-partitions",
  severity: "warning",
  summary: "A consumer group has more consumers than there are partitions",
  why: "A partition is read by one consumer of a group: the others are idle, each with its thread and its connection.",
  mend: "Lower the number of consumers, or give the topic more partitions before it is made.",
  failing: queue(4),
  passing: queue(3),
  *check(pipeline) {
    for (const { table, engine, topics } of queuesOf(pipeline)) {
      const partitions = partitionsOf(topics.map((each) => resourceAt(pipeline.resources, each, TOPIC)));
      if (partitions === undefined || engine.consumers <= partitions) continue;
      const path = table.madeBy === undefined ? ["engine", "consumers"] : ["consumers"];
      const name = table.madeBy === undefined ? table.name : table.madeBy.slice(table.madeBy.indexOf("/") + 1);
      yield {
        detail: `\`${name}\` has ${engine.consumers} consumers for ${partitions} ${partitions === 1 ? "partition" : "partitions"}. ${moreConsumersThanPartitions.mend}`,
        at: within(table.origin, ...path),
        resource: table.madeBy ?? table.address,
      };
    }
    for (const { group, topics } of groupsOf(pipeline)) {
      const partitions = partitionsOf(topics.map((each) => each.topic));
      if (partitions === undefined || group.spec.members <= partitions) continue;
      yield {
        detail: `${CONSUMER_GROUP.kind} \`${group.name}\` has ${group.spec.members} members for ${partitions} partitions. ${moreConsumersThanPartitions.mend}`,
        at: within(group.origin, "members"),
        resource: group.address,
      };
    }
  },
};

/** All partitions of some topics; undefined when one of them is not known. */
function partitionsOf(topics: readonly ({ readonly spec: { readonly partitions: number } } | undefined)[]) {
  let sum = 0;
  for (const topic of topics) {
    if (topic === undefined) return undefined;
    sum += topic.spec.partitions;
  }
  return sum;
}
