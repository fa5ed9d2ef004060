import { nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clusterOf } from "../../gather.js";
import { DICTIONARY } from "../../schema/dictionary/dictionary.js";
import { TABLE } from "../../schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { MAIN } from "./main-cluster.js";

const view = (cluster: string): string => `${MAIN}const requests = clickhouse.table("logs.requests", {${cluster}
  columns: { happened_at: "DateTime", status: "UInt16" },
  orderBy: ["happened_at"],
});
const failed = clickhouse.view("logs.failed", {
  cluster: main,
  query: sql\`SELECT happened_at FROM \${requests} WHERE status >= 500\`,
});

const listed = [failed];
`;

export const notOnCluster: Rule = {
  code: "clickhouse/not-on-cluster",
  severity: "error",
  summary: "Something on a cluster needs what is not made there",
  why: "`ON CLUSTER` makes an object on every server of the cluster. What it reads or writes is made on one server alone, so that the statement fails on all others.",
  mend: "Make both on the same cluster: give what is needed the option `cluster`, too.",
  failing: view(""),
  passing: view("\n  cluster: main,"),
  *check(pipeline) {
    const told = new Set<string>();
    for (const resource of pipeline.resources.values()) {
      const cluster = isMade(resource) ? clusterOf(resource.spec) : undefined;
      if (cluster === undefined) continue;
      for (const use of resource.uses) {
        const needed = pipeline.resources.get(use);
        // What a pattern makes is where its own resource says.
        if (needed === undefined || needed.madeBy !== undefined || !isNeeded(needed) || told.has(use)) continue;
        const own = clusterOf(needed.spec);
        if (own?.$ref === cluster.$ref) continue;
        told.add(use);
        const name = resource.madeBy === undefined ? resource.name : nameOf(resource.madeBy);
        yield {
          detail: `\`${name}\` is made on the cluster \`${nameOf(cluster.$ref)}\`, and needs \`${needed.name}\`, which is made on ${own === undefined ? "one server" : `\`${nameOf(own.$ref)}\``}. ${notOnCluster.mend}`,
          at: own === undefined ? needed.origin : within(needed.origin, "cluster"),
          resource: needed.address,
          related: [{ at: resource.origin, note: "what needs it" }],
        };
      }
    }
  },
};

/** What one server makes by statements that name others. */
function isMade({ kind }: Resource): boolean {
  return [TABLE, VIEW, MATERIALIZED_VIEW, DICTIONARY].some((each) => each.kind === kind);
}

const PATTERNS = ["clickhouse.mirror", "clickhouse.changes", "clickhouse.rollup"];

function isNeeded(resource: Resource): boolean {
  return isMade(resource) || PATTERNS.includes(resource.kind);
}
