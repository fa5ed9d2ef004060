import { kindOf, nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../../../systems/clickhouse/schema/cluster.js";
import type { TableSpec } from "../../../../systems/clickhouse/schema/table.js";
import { CONSUMER_GROUP, TOPIC } from "../../../../systems/kafka/schema.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
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
      const nodes = nodesOf(table, pipeline);
      const consumers = engine.consumers * nodes;
      if (partitions === undefined || consumers <= partitions) continue;
      // A source's heartbeat is one partition; the other nodes stand by.
      if (nodes > 1 && table.madeBy !== undefined && kindOf(table.madeBy) === SOURCE.kind) continue;
      const own = table.madeBy === undefined ? ["engine", "consumers"] : ["consumers"];
      const name = table.madeBy === undefined ? table.name : nameOf(table.madeBy);
      const each = nodes === 1 ? "" : `, ${engine.consumers} on each of ${nodes} servers,`;
      yield {
        detail: `\`${name}\` has ${consumers} consumers${each} for ${partitions} ${partitions === 1 ? "partition" : "partitions"}. ${moreConsumersThanPartitions.mend}`,
        at: within(table.origin, ...(engine.consumers === 1 ? ["cluster"] : own)),
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

/** How many servers have the queue. */
function nodesOf({ spec }: Resource<TableSpec>, { resources }: Pipeline): number {
  const cluster = spec.cluster && resourceAt(resources, spec.cluster.$ref, CLUSTER);
  return cluster === undefined ? 1 : cluster.spec.shards.flatMap((shard) => shard.replicas).length;
}

/** All partitions of some topics; undefined when one of them is not known. */
function partitionsOf(topics: readonly ({ readonly spec: { readonly partitions: number } } | undefined)[]) {
  let sum = 0;
  for (const topic of topics) {
    if (topic === undefined) return undefined;
    sum += topic.spec.partitions;
  }
  return sum;
}
