import { within } from "../../../../compiler/model/origin.js";
import { isReference } from "../../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { objectsByName } from "../../dependencies.js";
import { flowsIn, flowsTowards } from "../../flow.js";
import { CLUSTER } from "../../schema/cluster.js";
import { TABLE, type TableSpec } from "../../schema/table.js";

const table = (engine: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }, { replicas: ["clickhouse-3:9000"] }],
  keeper: ["keeper-1:9181"],
});
const stored = clickhouse.table("analytics.events_local", {
  cluster: main,
  columns: { id: "UInt64", happened_at: "DateTime" },
  engine: "${engine}",
  orderBy: ["id"],
});
const events = clickhouse.table("analytics.events", {
  cluster: main,
  columns: { id: "UInt64", happened_at: "DateTime" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`cityHash64(id)\` },
});

const listed = [events];
`;

export const notReplicated: Rule = {
  code: "clickhouse/not-replicated",
  severity: "error",
  summary: "Replicas of a shard would hold different rows",
  why: "Only Replicated tables copy their rows to the other replicas. What is written into a plain table stays on one server: a query gets the rows of whichever replica it happens to ask, and a lost server takes its rows with it.",
  mend: "Take the Replicated form of the engine, such as ReplicatedMergeTree.",
  failing: table("MergeTree"),
  passing: table("ReplicatedMergeTree"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const { engine, cluster: on } = table.spec;
      if (table.madeBy !== undefined || on === undefined || !/^(?!Replicated).*MergeTree$/.test(engine.type)) continue;
      const cluster = resourceAt(pipeline.resources, on.$ref, CLUSTER);
      const shard = cluster?.spec.shards.find((each) => each.replicas.length > 1);
      if (cluster === undefined || shard === undefined) continue;
      const writer = writerOf(table, pipeline);
      if (writer === undefined) continue;
      yield {
        detail: `\`${table.name}\` is a ${engine.type} on ${shard.replicas.map((each) => `\`${each}\``).join(", ")}, and ${writer.how}. ${notReplicated.mend}`,
        at: within(table.origin, "engine"),
        resource: table.address,
        related: [
          { at: writer.by.origin, note: "what writes" },
          { at: within(cluster.origin, "shards"), note: "the replicas" },
        ],
      };
    }
  },
};

interface Writer {
  readonly by: Resource;
  readonly how: string;
}

/** What writes to one replica alone. A Distributed table that writes to each itself is none. */
function writerOf(table: Resource<TableSpec>, pipeline: Pipeline): Writer | undefined {
  const flow = flowsTowards(table.address, flowsIn(pipeline)).find(
    ({ from }) =>
      from !== undefined && resourceAt(pipeline.resources, from.address, TABLE)?.spec.engine.type === "Kafka",
  );
  if (flow !== undefined) return { by: flow.view, how: "each message of the queue is taken by one of them" };
  const names = objectsByName(pipeline.resources);
  for (const by of ofKind(pipeline.resources, TABLE)) {
    const { engine } = by.spec;
    if (engine.type !== "Distributed" || engine.shardingKey === undefined) continue;
    const target = isReference(engine.table) ? engine.table.$ref : names.get(engine.table);
    const cluster = resourceAt(pipeline.resources, engine.cluster.$ref, CLUSTER);
    const isWrittenOnce = cluster?.spec.shards.some((each) => each.internalReplication && each.replicas.length > 1);
    if (target === table.address && isWrittenOnce) return { by, how: `\`${by.name}\` writes to one of them` };
  }
  return undefined;
}
