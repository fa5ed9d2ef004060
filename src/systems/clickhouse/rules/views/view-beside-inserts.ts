import { within } from "../../../../compiler/model/origin.js";
import { isReference } from "../../../../compiler/model/reference.js";
import { isOfKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { TABLE } from "../../schema/table.js";

const views = (read: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
});
const incoming = clickhouse.table("analytics.incoming", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: "Null",
});
const stored = clickhouse.table("analytics.clicks_local", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});
const clicks = clickhouse.table("analytics.clicks", {
  cluster: main,
  columns: { id: "UInt64", page: "String" },
  engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`cityHash64(id)\` },
});
const intoStored = clickhouse.materializedView("analytics.clicks_mv", {
  cluster: main,
  to: stored,
  query: sql\`SELECT id, page FROM \${incoming}\`,
});
const pages = clickhouse.materializedView("analytics.pages", {
  cluster: main,
  orderBy: ["page"],
  query: sql\`SELECT page, id FROM \${${read}}\`,
});

const listed = [clicks, intoStored, pages];
`;

export const viewBesideInserts: Rule = {
  code: "clickhouse/view-beside-inserts",
  severity: "error",
  summary: "An incremental view reads a Distributed table past which the rows are written",
  why: "An incremental view sees the inserts into the very table that it reads. What is written into the tables on the servers never passes the Distributed table over them: the view stays empty.",
  mend: "Let it read the table on each server, or let the rows be written into the Distributed table.",
  failing: views("clicks"),
  passing: views("stored"),
  *check(pipeline) {
    const { all, into, byName } = flowsIn(pipeline);
    for (const { view, from } of all) {
      if (from === undefined || !isOfKind(from, TABLE) || from.spec.engine.type !== "Distributed") continue;
      const { table } = from.spec.engine;
      const stored = isReference(table) ? table.$ref : byName.get(table);
      // Whether an application writes into it, a pipeline does not tell; where a view writes, it does.
      const [past] = stored === undefined ? [] : (into.get(stored) ?? []);
      if (past === undefined || into.has(from.address)) continue;
      yield {
        detail: `\`${view.name}\` reads \`${from.name}\`, but \`${past.view.name}\` writes into \`${past.into.name}\` past it. ${viewBesideInserts.mend}`,
        at: within(view.origin, "query"),
        resource: view.address,
        related: [{ at: within(past.view.origin, "to"), note: "where the rows are written" }],
      };
    }
  },
};
