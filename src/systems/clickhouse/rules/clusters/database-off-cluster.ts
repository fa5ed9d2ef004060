import { addressOf, nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clusterOf } from "../../gather.js";
import { DATABASE } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";

const table = (cluster: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
});
const analytics = clickhouse.database("analytics"${cluster});
const clicks = clickhouse.table("analytics.clicks", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});

const listed = [analytics, clicks];
`;

export const databaseOffCluster: Rule = {
  code: "clickhouse/database-off-cluster",
  severity: "error",
  summary: "A database is not on the cluster of what stands in it",
  why: "ON CLUSTER makes an object on every server of the cluster. Where its database is not, the statement fails: on some servers the object is made, on others it is not.",
  mend: "Give the database the same cluster. What is on two clusters needs two databases.",
  failing: table(""),
  passing: table(", { cluster: main }"),
  *check(pipeline) {
    for (const { name, spec, origin, address, kind } of pipeline.resources.values()) {
      const cluster = clusterOf(spec);
      const named = cluster === undefined || kind === DATABASE.kind ? undefined : splitName(name).database;
      if (cluster === undefined || named === undefined) continue;
      const database = resourceAt(pipeline.resources, addressOf(DATABASE.kind, named), DATABASE);
      // In a Replicated database the cluster itself is what is wrong.
      if (database === undefined || database.spec.engine?.type === "Replicated") continue;
      const on = database.spec.cluster;
      if (on?.$ref === cluster.$ref) continue;
      const place = on === undefined ? "has no cluster" : `is on \`${nameOf(on.$ref)}\``;
      yield {
        detail: `\`${name}\` is made on \`${nameOf(cluster.$ref)}\`, but its database \`${named}\` ${place}. ${databaseOffCluster.mend}`,
        at: within(origin, "cluster"),
        resource: address,
        related: [{ at: database.origin, note: on === undefined ? "the database" : "what the database is made for" }],
      };
    }
  },
};
