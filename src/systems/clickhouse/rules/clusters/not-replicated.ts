import { within } from "../../../../compiler/model/origin.js";
import { isReference } from "../../../../compiler/model/reference.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { CLUSTER } from "../../schema/cluster.js";
import { TABLE } from "../../schema/table.js";

const tables = (engine: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const stored = clickhouse.table("analytics.clicks_local", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: "${engine}",
  orderBy: ["id"],
});
const clicks = clickhouse.table("analytics.clicks", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`cityHash64(id)\` },
});

const listed = [clicks];
`;

export const notReplicated: Rule = {
  code: "clickhouse/not-replicated",
  severity: "error",
  summary: "A Distributed table writes to one replica of a table that is not replicated",
  why: "With internal replication, the default, a row is written to any one replica of its shard, which is to pass it on. A table without Replicated passes nothing on: the replicas hold different rows, and a query sees those of whichever it asks.",
  mend: "Take the Replicated form of its engine; or let the Distributed table write to all replicas, `internalReplication: false` of the shard.",
  failing: tables("MergeTree"),
  passing: tables("ReplicatedMergeTree"),
  *check(pipeline) {
    const { byName } = flowsIn(pipeline);
    for (const distributed of ofKind(pipeline.resources.values(), TABLE)) {
      const { engine } = distributed.spec;
      if (engine.type !== "Distributed" || distributed.madeBy !== undefined) continue;
      const cluster = resourceAt(pipeline.resources, engine.cluster.$ref, CLUSTER);
      const address = isReference(engine.table) ? engine.table.$ref : byName.get(engine.table);
      const stored = address === undefined ? undefined : resourceAt(pipeline.resources, address, TABLE);
      const isSplit = cluster?.spec.shards.some((shard) => shard.internalReplication && shard.replicas.length > 1);
      if (cluster === undefined || stored === undefined || isSplit !== true) continue;
      if (!/^(?!Replicated)\w*MergeTree$/.test(stored.spec.engine.type) || stored.madeBy !== undefined) continue;
      yield {
        detail: `\`${distributed.name}\` writes each row to one of the replicas of \`${cluster.name}\`, and \`${stored.name}\`, a ${stored.spec.engine.type}, keeps it there alone. ${notReplicated.mend}`,
        at: within(distributed.origin, "engine", "table"),
        resource: distributed.address,
        related: [
          { at: stored.origin, note: "the table on each server" },
          { at: within(cluster.origin, "shards"), note: "the cluster" },
        ],
      };
    }
  },
};
