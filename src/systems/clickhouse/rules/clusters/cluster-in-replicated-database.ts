import { addressOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clusterOf } from "../../gather.js";
import { DATABASE } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";

const table = (cluster: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }],
  keeper: ["keeper-1:9181"],
});
const analytics = clickhouse.database("analytics", {
  cluster: main,
  engine: { type: "Replicated", path: "/clickhouse/databases/analytics" },
});
const clicks = clickhouse.table("analytics.clicks", {${cluster}
  columns: { id: "UInt64", page: "String" },
  engine: "ReplicatedMergeTree",
  orderBy: ["id"],
});

const listed = [analytics, clicks];
`;

export const clusterInReplicatedDatabase: Rule = {
  code: "clickhouse/cluster-in-replicated-database",
  severity: "error",
  summary: "An object of a Replicated database is made ON CLUSTER",
  why: "A Replicated database makes on all its replicas what is made on one. ClickHouse refuses ON CLUSTER within it.",
  mend: "Leave `cluster` out; the database itself has it.",
  failing: table("\n  cluster: main,"),
  passing: table(""),
  *check(pipeline) {
    for (const { name, spec, origin, address, kind } of pipeline.resources.values()) {
      const named = clusterOf(spec) === undefined || kind === DATABASE.kind ? undefined : splitName(name).database;
      if (named === undefined) continue;
      const database = resourceAt(pipeline.resources, addressOf(DATABASE.kind, named), DATABASE);
      if (database?.spec.engine?.type !== "Replicated") continue;
      yield {
        detail: `\`${named}\` is a Replicated database, which makes \`${name}\` on all its replicas by itself. ${clusterInReplicatedDatabase.mend}`,
        at: within(origin, "cluster"),
        resource: address,
        related: [{ at: within(database.origin, "engine"), note: "its database" }],
      };
    }
  },
};
