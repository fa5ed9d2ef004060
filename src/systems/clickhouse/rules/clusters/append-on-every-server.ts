import { nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { isOfKind, ofKind, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER } from "../../schema/cluster.js";
import { TABLE } from "../../schema/table.js";
import { MATERIALIZED_VIEW } from "../../schema/view.js";
import { MAIN } from "./main-cluster.js";
import { appends, inReplicatedDatabase, targetOf } from "./refresh-into-replicated.js";

const view = (engine: string): string => `${MAIN}const stored = clickhouse.table("logs.requests_local", {
  cluster: main,
  columns: { happened_at: "DateTime", status: "UInt16" },
  engine: "ReplicatedMergeTree",
  orderBy: ["happened_at"],
});
const requests = clickhouse.table("logs.requests", {
  cluster: main,
  columns: { happened_at: "DateTime", status: "UInt16" },
  engine: { type: "Distributed", cluster: main, table: stored },
});
const counted = clickhouse.materializedView("logs.requests_counted", {
  cluster: main,
  refresh: "EVERY 1 HOUR",
  append: true,
  engine: { ${engine} },
  orderBy: ["counted_at"],
  query: sql\`SELECT now() AS counted_at, count() AS requests FROM \${requests}\`,
});

const listed = [counted];
`;

export const appendOnEveryServer: Rule = {
  code: "clickhouse/append-on-every-server",
  severity: "error",
  summary: "Every server of a cluster appends the same rows to one table",
  why: "A refreshed view runs on each server by itself. What each reads of the whole cluster is the same, and each adds it to what all of them have: every row is there as often as there are servers.",
  mend: "Let every server keep its own rows: a table that is not replicated and not Distributed. Or make the view on one server, without `cluster`, or in a database of the engine Replicated, whose replicas agree on who refreshes.",
  failing: view('type: "ReplicatedMergeTree", path: "/tables/all/counted", replica: "{shard}-{replica}"'),
  passing: view('type: "MergeTree"'),
  *check(pipeline) {
    for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
      const { cluster, refresh } = view.spec;
      const shards = cluster && resourceAt(pipeline.resources, cluster.$ref, CLUSTER)?.spec.shards;
      if (refresh === undefined || !appends(view.spec) || shards === undefined) continue;
      const servers = shards.flatMap((shard) => shard.replicas).length;
      if (servers < 2 || inReplicatedDatabase(view, pipeline)) continue;
      const { engine, target } = targetOf(view, pipeline);
      // Copies of one row become one where rows replace each other.
      const adds = engine !== undefined && /^(Replicated(Merge|Summing|Aggregating)|Distributed)/.test(engine.type);
      const read = view.uses.map((use) => pipeline.resources.get(use)).find(isWhole);
      if (!adds || read === undefined) continue;
      yield {
        detail: `Each of the ${servers} servers of \`${nameOf(cluster?.$ref ?? view.address)}\` appends what it reads of \`${read.name}\` to ${target === undefined ? "the table" : `\`${target.name}\``}, which they have in common. ${appendOnEveryServer.mend}`,
        at: within(view.origin, "cluster"),
        resource: view.address,
        related: [{ at: read.origin, note: "what it reads" }],
      };
    }
  },
};

/** What reads the same on every server: all rows of the cluster. */
function isWhole(read: Resource | undefined): read is Resource {
  if (read === undefined) return false;
  if (isOfKind(read, TABLE)) return read.spec.engine.type === "Distributed";
  return read.kind === "clickhouse.mirror" || read.kind === "clickhouse.changes";
}
