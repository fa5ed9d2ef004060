import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { replicatedTables } from "./replicated.js";

const table = (engine: string): string => `const clicks = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", page: "String" },
  engine: ${engine},
  orderBy: ["id"],
});

const listed = [clicks];
`;

export const replicaAlone: Rule = {
  code: "clickhouse/replica-alone",
  severity: "warning",
  summary: "Replicas of a table may not find each other",
  why: "Without a path of its own a Replicated table is found in Keeper by its UUID. Made by a statement on each server, and not by one ON CLUSTER, each replica has another UUID: all of them work, and none gets the others' rows.",
  mend: 'Name the cluster that it is made on, `cluster: main`; or give the engine a path, `{ type: …, path: "/clickhouse/tables/{shard}/analytics.clicks", replica: "{replica}" }`.',
  failing: table('"ReplicatedMergeTree"'),
  passing: table(
    '{ type: "ReplicatedMergeTree", path: "/clickhouse/tables/{shard}/analytics.clicks", replica: "{replica}" }',
  ),
  *check(pipeline) {
    for (const { table, path, isInReplicatedDatabase } of replicatedTables(pipeline)) {
      if (path !== undefined || table.spec.cluster !== undefined || isInReplicatedDatabase) continue;
      yield {
        detail: `\`${table.name}\` has neither a path nor a cluster: unless the server's \`default_replica_path\` says otherwise, each server that it is made on has it for itself. ${replicaAlone.mend}`,
        at: within(table.origin, "engine"),
        resource: table.address,
      };
    }
  },
};
