import type { AskedQuery } from "../../compiler/model/asked-query.js";
import { placeIn } from "../../compiler/model/placed.js";
import { referencesIn } from "../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { objectsByName, piecesOf, readsIn } from "../../systems/clickhouse/public.js";
import { DASHBOARD, type DashboardSpec } from "../../systems/grafana/public.js";
import { expanded, isWrittenByMacro } from "./asking/expanded.js";
import { SAMPLE_RANGE } from "./asking/macros.js";
import { printers } from "./print.js";
import { type DashboardQuery, sqlQueries } from "./queries.js";

/** The SQL that a pipeline's dashboards ask ClickHouse, as the engine is asked about it. */
export function askedQueries(pipeline: Pipeline): readonly AskedQuery[] {
  return asked(pipeline).map(({ query }) => query);
}

/** A query of a dashboard, and what the engine is asked of it. */
export interface AskedOfDashboard {
  readonly dashboard: Resource<DashboardSpec>;
  readonly of: DashboardQuery;
  readonly query: AskedQuery;
}

export function asked(pipeline: Pipeline): readonly AskedOfDashboard[] {
  const known = askedOf.get(pipeline) ?? allAsked(pipeline);
  askedOf.set(pipeline, known);
  return known;
}

/** A pipeline never changes, and is asked for them when it is proven and when the answers are judged. */
const askedOf = new WeakMap<Pipeline, readonly AskedOfDashboard[]>();

function allAsked(pipeline: Pipeline): readonly AskedOfDashboard[] {
  const dashboards = ofKind(pipeline.resources, DASHBOARD);
  if (dashboards.length === 0) return [];
  const byName = objectsByName(pipeline.resources);
  return dashboards.flatMap((dashboard) =>
    sqlQueries(dashboard, pipeline.resources).flatMap((of): readonly AskedOfDashboard[] => {
      if (of.type !== "clickhouse") return [];
      const written = printers.sql(of.sql, of.type);
      if (isWrittenByMacro(written)) return [];
      const reads = readsIn(piecesOf(of.sql), byName).map((each) => each.address);
      const query: AskedQuery = {
        id: `${dashboard.address}#${of.id}`,
        address: dashboard.address,
        asker: of.asker,
        at: placeIn(dashboard.origin, dashboard.spec, of.path),
        sql: of.sql,
        query: expanded(written, dashboard.spec.variables ?? [], SAMPLE_RANGE),
        uses: [...new Set([...referencesIn(of.sql), ...reads])],
      };
      return [{ dashboard, of, query }];
    }),
  );
}
