import { within } from "../../../../compiler/model/origin.js";
import { isOfKind, ofKind, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../schema/cluster.js";
import { TABLE } from "../../schema/table.js";
import { MATERIALIZED_VIEW } from "../../schema/view.js";
import { behind } from "../behind.js";

const table = (internalReplication: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"]${internalReplication} }],
});
const stored = clickhouse.table("logs.requests_local", {
  cluster: main,
  columns: { happened_at: "DateTime", status: "UInt16" },
  engine: "ReplicatedMergeTree",
  orderBy: ["happened_at"],
});
const requests = clickhouse.table("logs.requests", {
  cluster: main,
  columns: { happened_at: "DateTime", status: "UInt16" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`rand()\` },
});

const listed = [requests];
`;

export const copiedTwice: Rule = {
  code: "clickhouse/copied-twice",
  severity: "error",
  summary: "Rows are written to every replica, and the replicas copy them as well",
  why: "Without internal replication a Distributed table sends each row to all replicas of a shard. Those of a replicated table copy it from each other, too: it is there twice, unless the blocks happen to be the same.",
  mend: "Leave out `internalReplication: false` of a cluster whose tables are replicated.",
  failing: table(", internalReplication: false"),
  passing: table(""),
  *check(pipeline) {
    const told = new Set<string>();
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const { engine } = table.spec;
      if (engine.type !== "Distributed" || told.has(engine.cluster.$ref)) continue;
      const stored = behind(table.address, pipeline);
      const cluster = resourceAt(pipeline.resources, engine.cluster.$ref, CLUSTER);
      const shard = cluster?.spec.shards.findIndex((each) => !each.internalReplication && each.replicas.length > 1);
      if (cluster === undefined || shard === undefined || shard < 0 || !isReplicated(stored)) continue;
      told.add(engine.cluster.$ref);
      yield {
        detail: `Shard ${shard + 1} of \`${cluster.name}\` has no internal replication, and \`${stored?.name}\`, which \`${table.name}\` writes into, is replicated. ${copiedTwice.mend}`,
        at: within(cluster.origin, "shards", shard, "internalReplication"),
        resource: cluster.address,
        related: [{ at: table.origin, note: "the Distributed table" }],
      };
    }
  },
};

function isReplicated(stored: Resource | undefined): boolean {
  if (stored === undefined || !(isOfKind(stored, TABLE) || isOfKind(stored, MATERIALIZED_VIEW))) return false;
  return stored.spec.engine?.type.startsWith("Replicated") === true;
}
