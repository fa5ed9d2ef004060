import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { macrosIn, type ReplicatedTable, replicatedTables } from "./replicated.js";

const table = (path: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const clicks = clickhouse.table("analytics.clicks", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: { type: "ReplicatedMergeTree", path: "${path}", replica: "{replica}" },
  orderBy: ["id"],
});

const listed = [clicks];
`;

export const serversNotToldApart: Rule = {
  code: "clickhouse/servers-not-told-apart",
  severity: "error",
  summary: "A table's path or replica is the same on servers that are not the same",
  why: "Tables with one path in Keeper copy each other's rows: with the same path on two shards each of them holds the rows of both. With the same name two replicas of a shard are one, and the second is refused.",
  mend: "Write {shard} into the path and {replica} into the replica: each server puts its own in their place.",
  failing: table("/clickhouse/tables/clicks"),
  passing: table("/clickhouse/tables/{shard}/clicks"),
  *check(pipeline) {
    for (const each of replicatedTables(pipeline)) {
      const { table, cluster, path, replica } = each;
      if (cluster === undefined || path === undefined || replica === undefined) continue;
      const { shards } = cluster.spec;
      const said =
        shards.length > 1 && isSameEverywhere(path, each)
          ? ({ option: "path", text: path, of: `the ${shards.length} shards` } as const)
          : shards.some(({ replicas }) => replicas.length > 1) && isSameEverywhere(replica, each)
            ? ({ option: "replica", text: replica, of: "the replicas of a shard" } as const)
            : undefined;
      if (said === undefined) continue;
      yield {
        detail: `The ${said.option} of \`${table.name}\`, ${said.text}, is the same on ${said.of} of \`${cluster.name}\`. ${serversNotToldApart.mend}`,
        at: within(table.origin, "engine", said.option),
        resource: table.address,
        related: [{ at: within(cluster.origin, "shards"), note: "the cluster" }],
      };
    }
  },
};

/** Whether no macro in it can differ from server to server; of one that is set elsewhere nobody knows. */
function isSameEverywhere(text: string, { cluster }: ReplicatedTable): boolean {
  const same = new Set(["database", "table", "uuid", "cluster", ...Object.keys(cluster?.spec.macros ?? {})]);
  return [...macrosIn(text)].every((macro) => same.has(macro));
}
