import { atText, type Origin, within } from "../../../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type Flows, flowsIn } from "../../flow.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { piecesOf } from "../../sql/pieces.js";
import { readsIn } from "../../sql/reads.js";
import { keptBy } from "../kept.js";
import { daysKept, daysLookedBack } from "./lifetime.js";

const view = (kept: string): string => `const clicks = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", page: "String", clicked_at: "DateTime" },
  orderBy: ["clicked_at"],
  ttl: sql\`clicked_at + INTERVAL ${kept}\`,
});
const pages = clickhouse.view("analytics.pages_of_the_year", {
  query: sql\`SELECT page, count() AS clicks FROM \${clicks} WHERE clicked_at >= now() - INTERVAL 365 DAY GROUP BY page\`,
});

const listed = [pages];
`;

export const sourceKeptShorter: Rule = {
  code: "clickhouse/source-kept-shorter",
  severity: "error",
  summary: "Something is computed over more time than its source is kept",
  why: "What the source's TTL has removed is missing from the result. A view that is recomputed loses it at its next refresh, however long its own rows are kept.",
  mend: "Keep the source for as long as is looked back, look back for less, or add up incrementally what is to outlive it.",
  failing: view("30 DAY"),
  passing: view("400 DAY"),
  *check(pipeline) {
    const flows = flowsIn(pipeline);
    for (const view of pipeline.resources.values()) {
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      const wanted = wantedOf(view, pipeline);
      if (wanted === undefined) continue;
      for (const { table, days } of sourcesOf(view, pipeline, flows, new Set())) {
        if (days >= wanted.days) continue;
        yield {
          detail: `\`${view.name}\` ${wanted.why} ${inDays(wanted.days)}, but \`${table.name}\` keeps its rows for ${inDays(days)}. ${sourceKeptShorter.mend}`,
          at: wanted.at,
          resource: view.address,
          related: [{ at: within(table.origin, "ttl"), note: "how long the source is kept" }],
        };
      }
    }
  },
};

interface Wanted {
  readonly days: number;
  readonly why: string;
  readonly at: Origin;
}

/** How much time a view is about: the window that it looks back, or for how long it keeps what is recomputed. */
function wantedOf(view: Resource, pipeline: Pipeline): Wanted | undefined {
  if (isOfKind(view, VIEW)) return lookedBack(view, piecesOf(view.spec.query));
  if (!isOfKind(view, MATERIALIZED_VIEW)) return undefined;
  const { refresh, to, query } = view.spec;
  if (refresh === undefined || /\bAPPEND\b/i.test(String(refresh))) return undefined;
  const window = lookedBack(view, piecesOf(query));
  if (window !== undefined) return window;
  const target = to === undefined ? view : pipeline.resources.get(to.$ref);
  const days = daysKept(keptBy(target)?.ttl);
  if (days === undefined || target === undefined) return undefined;
  return { days, why: "is recomputed as a whole and keeps its rows for", at: within(target.origin, "ttl") };
}

function lookedBack(view: Resource, pieces: ReturnType<typeof piecesOf>): Wanted | undefined {
  const window = daysLookedBack(pieces);
  if (window === undefined) return undefined;
  return { days: window.days, why: "looks back", at: atText(within(view.origin, "query"), window.text) };
}

/** The tables with a lifetime that a query reads, through views too. */
function* sourcesOf(
  view: Resource,
  pipeline: Pipeline,
  flows: Flows,
  seen: Set<Resource>,
): Iterable<{ readonly table: Resource; readonly days: number }> {
  if (seen.has(view) || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) return;
  seen.add(view);
  for (const { address } of readsIn(piecesOf(view.spec.query), flows.byName)) {
    const read = pipeline.resources.get(address);
    const days = daysKept(keptBy(read)?.ttl);
    if (read === undefined || read.madeBy !== undefined || seen.has(read)) continue;
    if (days !== undefined) {
      seen.add(read);
      yield { table: read, days };
    } else if (isOfKind(read, VIEW)) yield* sourcesOf(read, pipeline, flows, seen);
  }
}

function inDays(days: number): string {
  if (days < 1) return `${Math.round(days * 24 * 10) / 10} hours`;
  return days === 1 ? "a day" : `${Math.round(days)} days`;
}
