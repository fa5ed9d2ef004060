import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { isOfKind, ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { flowsIn } from "../flow.js";
import { TABLE } from "../schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../schema/view.js";
import { isGrouped, leadingTable } from "../sql/leading-table.js";
import { behind } from "./behind.js";
import { keptBy, replacesRows } from "./kept.js";

const view = (refresh: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const byStatus = clickhouse.materializedView("analytics.orders_by_status", {${refresh}
  orderBy: ["status"],
  query: sql\`SELECT status, count() AS orders FROM \${ordersNow} GROUP BY status\`,
});

const listed = [byStatus];
`;

export const incrementalViewOverMirror: Rule = {
  code: "clickhouse/incremental-view-over-mirror",
  severity: "error",
  summary: "An incremental view over rows that are not only added",
  why: "An incremental view sees each insert into the table that it reads first, once and never again: an updated row is counted twice, a deleted one for ever. Of a view, and of a table that is filled by a refresh, it sees nothing at all.",
  mend: 'Recompute it on schedule: `refresh: "EVERY 1 MINUTE"`. Incremental views are for rows that are only ever added; mirrors may be joined to those.',
  failing: view(""),
  passing: view('\n  refresh: "EVERY 1 MINUTE",'),
  *check(pipeline) {
    const { byName } = flowsIn(pipeline);
    for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
      if (view.madeBy !== undefined || view.spec.refresh !== undefined) continue;
      const address = leadingTable(view.spec.query, byName);
      const read = address === undefined ? undefined : pipeline.resources.get(address);
      const stored = address === undefined ? undefined : behind(address, pipeline);
      const fault = stored && faultOf(stored, isGrouped(view.spec.query));
      if (read === undefined || fault === undefined) continue;
      yield {
        detail: `\`${view.name}\` reads \`${read.name}\`, ${fault}. Add \`refresh: "EVERY 1 MINUTE"\`, so that it is recomputed.`,
        at: within(view.origin, "query"),
        resource: view.address,
        related: [{ at: read.origin, note: "what it reads" }],
        restsOn: [within(view.origin, "refresh")],
      };
    }
  },
};

/** They show rows that others keep, or make them up. */
const WITHOUT_INSERTS = new Set(["Merge", "Dictionary", "GenerateRandom", "FuzzJSON", "FuzzQuery"]);

/** Why an incremental view must not read something first, as the rest of a sentence. */
function faultOf(read: Resource, isGrouped: boolean): string | undefined {
  if (read.kind === "clickhouse.mirror") return "whose rows are updated and deleted";
  if (read.kind === "clickhouse.changes" || read.kind === "clickhouse.rollup" || isOfKind(read, VIEW))
    return "a view, into which nothing is ever inserted";
  if (isOfKind(read, MATERIALIZED_VIEW)) {
    const { refresh, to } = read.spec;
    const isReplaced = refresh !== undefined && to === undefined && !/\bAPPEND\b/i.test(refresh);
    return isReplaced ? "whose rows each refresh replaces as a whole" : undefined;
  }
  // Row by row, a view may hand on versions of rows, to a table that replaces them in its turn.
  if (!isOfKind(read, TABLE)) return undefined;
  if (WITHOUT_INSERTS.has(read.spec.engine.type)) return "into which nothing is ever inserted";
  if (!isGrouped) return undefined;
  const kept = keptBy(read);
  return kept !== undefined && replacesRows(kept) ? "whose rows are replaced by newer ones" : undefined;
}
