import { nameOf } from "../../../compiler/model/address.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../../../systems/clickhouse/schema/cluster.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { ROLLUP } from "../schema.js";
import { refreshOf } from "../source.js";

const rollup = (source: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const columns = { happened_at: "DateTime", id: "UInt64" } as const;
const stored = clickhouse.table("logs.requests_local", {
  cluster: main,
  columns,
  engine: {
    type: "ReplicatedReplacingMergeTree",
    path: "/clickhouse/tables/{shard}/requests",
    replica: "{replica}",
  },
  orderBy: ["id"],
});
const requests = clickhouse.table("logs.requests", {
  cluster: main,
  columns,
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: "id" },
});
const daily = clickhouse.rollup("logs.requests_daily", {
  of: ${source},
  time: "happened_at",
  bucket: "1 day",
  measures: { requests: sql\`uniqExact(id)\` },
  refresh: "EVERY 1 HOUR",
  cluster: main,
});

const listed = [requests, daily];
`;

export const oneShardAlone: Rule = {
  code: "rollup/one-shard-alone",
  severity: "error",
  summary: "A rollup that is computed anew reads the rows of one shard",
  why: "Every server computes the rollup by itself, of what it reads. A table of one shard has its rows alone: each server would have other sums, and none those of all rows.",
  mend: "Sum up the Distributed table over it, or the mirror.",
  failing: rollup("stored"),
  passing: rollup("requests"),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, ROLLUP)) {
      const cluster = spec.cluster && resourceAt(pipeline.resources, spec.cluster.$ref, CLUSTER);
      const source = resourceAt(pipeline.resources, spec.of.$ref, TABLE);
      if (source === undefined || cluster === undefined || cluster.spec.shards.length < 2) continue;
      if (refreshOf(spec, pipeline.resources) === undefined || !isOfOneShard(source.spec.engine)) continue;
      yield {
        detail: `\`${name}\` is computed anew on each server of \`${nameOf(cluster.address)}\`, and \`${source.name}\` has the rows of one of its ${cluster.spec.shards.length} shards. ${oneShardAlone.mend}`,
        at: within(origin, "of"),
        resource: address,
        related: [{ at: source.origin, note: "what it reads" }],
      };
    }
  },
};

/** A replicated table whose replicas are those of one shard: its path says so, or is the server's own. */
function isOfOneShard(engine: { readonly type: string; readonly path?: unknown }): boolean {
  if (!engine.type.startsWith("Replicated")) return false;
  return typeof engine.path !== "string" || engine.path.includes("{shard}");
}
