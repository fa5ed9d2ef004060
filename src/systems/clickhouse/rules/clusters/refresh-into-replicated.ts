import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import type { EngineSpec } from "../../schema/engine.js";
import { TABLE } from "../../schema/table.js";
import { DATABASE, MATERIALIZED_VIEW, type MaterializedViewSpec } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";
import { MAIN } from "./main-cluster.js";

const view = (engine: string): string => `${MAIN}const requests = clickhouse.table("logs.requests", {
  cluster: main,
  columns: { happened_at: "DateTime", status: "UInt16" },
  engine: "ReplicatedMergeTree",
  orderBy: ["happened_at"],
});
const byStatus = clickhouse.materializedView("logs.requests_by_status", {
  cluster: main,
  refresh: "EVERY 1 HOUR",
  engine: "${engine}",
  orderBy: ["status"],
  query: sql\`SELECT status, count() AS requests FROM \${requests} GROUP BY status\`,
});

const listed = [byStatus];
`;

export const refreshIntoReplicated: Rule = {
  code: "clickhouse/refresh-into-replicated",
  severity: "error",
  summary: "A refresh replaces a table whose rows other servers have, too",
  why: "A refresh fills a new table and puts it in the old one's place, on the server that refreshes. Replicas would not see it, and ClickHouse refuses such a view outside a Replicated database; a new Distributed table stands before the same rows as the old, so that each refresh would add to them.",
  mend: "Let every server compute its own table: `MergeTree`, on the cluster by `ON CLUSTER`. Or put it into a database of the engine Replicated, or add rows with `append`.",
  failing: view("ReplicatedMergeTree"),
  passing: view("MergeTree"),
  *check(pipeline) {
    for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
      if (view.spec.refresh === undefined || appends(view.spec)) continue;
      const { engine, target } = targetOf(view, pipeline);
      const isReplicated = engine?.type.startsWith("Replicated") === true && !inReplicatedDatabase(view, pipeline);
      if (engine === undefined || (!isReplicated && engine.type !== "Distributed")) continue;
      yield {
        detail: `\`${view.name}\` is refreshed into ${target === undefined ? "a table of its own" : `\`${target.name}\``}, which is ${isReplicated ? "replicated" : "Distributed"}. ${refreshIntoReplicated.mend}`,
        at: within(view.origin, target === undefined ? "engine" : "to"),
        resource: view.address,
        ...(target === undefined ? {} : { related: [{ at: within(target.origin, "engine"), note: "the table" }] }),
      };
    }
  },
};

export function appends({ append, refresh = "" }: MaterializedViewSpec): boolean {
  return append === true || /\bAPPEND\b/i.test(refresh);
}

/** The table that a view fills: another's, or its own. */
export function targetOf(
  view: Resource<MaterializedViewSpec>,
  { resources }: Pipeline,
): { readonly engine: EngineSpec | undefined; readonly target: Resource | undefined } {
  const { to, engine } = view.spec;
  const target = to === undefined ? undefined : resourceAt(resources, to.$ref, TABLE);
  return { engine: to === undefined ? engine : target?.spec.engine, target };
}

/** There the replicas agree on who refreshes. */
export function inReplicatedDatabase({ name }: Resource, { resources }: Pipeline): boolean {
  const { database } = splitName(name);
  const found = database === undefined ? undefined : resourceAt(resources, `${DATABASE.kind}/${database}`, DATABASE);
  return found?.spec.engine?.type === "Replicated";
}
