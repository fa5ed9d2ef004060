import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { splitName } from "../../sql/quote.js";
import { type ReplicatedTable, replicatedTables } from "./replicated.js";

const tables = (path: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const clicks = clickhouse.table("analytics.clicks", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: { type: "ReplicatedMergeTree", path: "/clickhouse/tables/{shard}/clicks", replica: "{replica}" },
  orderBy: ["id"],
});
const views = clickhouse.table("analytics.views", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: { type: "ReplicatedMergeTree", path: "/clickhouse/tables/{shard}/${path}", replica: "{replica}" },
  orderBy: ["id"],
});

const listed = [clicks, views];
`;

export const sameReplicaPath: Rule = {
  code: "clickhouse/same-replica-path",
  severity: "error",
  summary: "Two replicated tables have the same path in Keeper",
  why: "The path says whose parts these are, and each name of a replica is there once: the second table is refused on the same server.",
  mend: "Give each table a path of its own; `{database}` and `{table}` in it stand for its name.",
  failing: tables("clicks"),
  passing: tables("views"),
  *check(pipeline) {
    const firsts = new Map<string, ReplicatedTable>();
    for (const each of replicatedTables(pipeline)) {
      const { table, path, replica } = each;
      if (path === undefined || path.includes("{uuid}")) continue;
      const key = JSON.stringify([table.spec.cluster?.$ref, expanded(path, table.name), replica]);
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, each);
        continue;
      }
      yield {
        detail: `\`${table.name}\` has the path of \`${first.table.name}\`, ${path}. ${sameReplicaPath.mend}`,
        at: within(table.origin, "engine", "path"),
        resource: table.address,
        related: [{ at: within(first.table.origin, "engine", "path"), note: "the other table" }],
      };
    }
  },
};

/** As ClickHouse does when the table is made. */
function expanded(path: string, name: string): string {
  const { database, object } = splitName(name);
  return path
    .replaceAll("{database}", database ?? "default")
    .replaceAll("{table}", object)
    .replace(/\/+$/, "");
}
