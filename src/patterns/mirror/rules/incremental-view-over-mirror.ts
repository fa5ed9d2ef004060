import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Address } from "../../../compiler/model/address.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../../systems/clickhouse/schema/view.js";

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

const MUTABLE_ENGINES = new Set(["ReplacingMergeTree", "CollapsingMergeTree", "VersionedCollapsingMergeTree"]);

export const incrementalViewOverMirror: Rule = {
  code: "clickhouse/incremental-view-over-mirror",
  severity: "error",
  summary: "An incremental view over rows that get updated",
  why: "An incremental view sees each insert once and never again: an updated row is counted twice, a deleted one for ever. Over a view it sees nothing at all.",
  mend: 'Recompute it on schedule: `refresh: "EVERY 1 MINUTE"`. Incremental views are for rows that are only ever added.',
  failing: view(""),
  passing: view('\n  refresh: "EVERY 1 MINUTE",'),
  *check(pipeline) {
    for (const view of ofKind(pipeline.resources.values(), MATERIALIZED_VIEW)) {
      if (view.madeBy !== undefined || view.spec.refresh !== undefined) continue;
      const mutable = view.uses.map((use) => mutableSource(use, pipeline, view)).find((each) => each !== undefined);
      if (mutable === undefined) continue;
      yield {
        detail: `\`${view.name}\` reads \`${mutable.name}\`, whose rows are updated and deleted. Add \`refresh: "EVERY 1 MINUTE"\`, so that it is recomputed.`,
        at: within(view.origin, "query"),
        resource: view.address,
        related: [{ at: mutable.origin, note: "what it reads" }],
      };
    }
  },
};

/** What an incremental view must not read: a mirror or what belongs to it, a view over one, a table that replaces rows. */
function mutableSource(address: Address, pipeline: Pipeline, view: Resource): Resource | undefined {
  const resource = pipeline.resources.get(address);
  if (resource === undefined || (view.spec as { to?: { $ref: Address } }).to?.$ref === address) return undefined;
  if (resource.kind === "clickhouse.mirror") return resource;
  if (resource.madeBy?.startsWith("clickhouse.mirror/") === true) return resource;
  if (resource.kind === "clickhouse.view") {
    return resource.uses.map((use) => mutableSource(use, pipeline, view)).some((each) => each !== undefined)
      ? resource
      : undefined;
  }
  const table = ofKind([resource], TABLE)[0];
  return table !== undefined && MUTABLE_ENGINES.has(table.spec.engine.type) ? resource : undefined;
}
