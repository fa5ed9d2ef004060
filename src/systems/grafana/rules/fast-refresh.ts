import { within } from "../../../compiler/model/origin.js";
import { isPromqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { askingIn } from "../asking.js";
import { DASHBOARD, type DashboardSpec } from "../schema/index.js";
import { sourceOf } from "../sources.js";
import { board, stat } from "./board-case.js";

export const fastRefresh: Rule = {
  code: "grafana/fast-refresh",
  severity: "warning",
  summary: "A dashboard is loaded again before there is anything new",
  why: "Every open copy of it asks all of its queries again and gets the same answer: Prometheus has a new value once in each scrape interval.",
  mend: "Refresh as often as is scraped, or less.",
  failing: board(stat("Up"), 'refresh: "5s",'),
  passing: board(stat("Up"), 'refresh: "30s",'),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      if (spec.refresh === undefined) continue;
      const asking = askingIn(spec);
      // What comes from a database may change at any time.
      if (asking.length === 0 || !asking.every(({ query }) => isPromqlText(query) || typeof query === "string"))
        continue;
      const interval = shortestScrape(spec, pipeline);
      if (interval === undefined || seconds(spec.refresh) >= seconds(interval)) continue;
      yield {
        detail: `It asks Prometheus every ${spec.refresh}, which scrapes every ${interval}. ${fastRefresh.mend}`,
        at: within(origin, "refresh"),
        resource: address,
      };
    }
  },
};

/** The shortest scrape interval of what a dashboard asks. */
function shortestScrape(spec: DashboardSpec, { resources }: Pipeline): string | undefined {
  const intervals = askingIn(spec).flatMap(({ datasource }) => {
    const source = sourceOf(datasource, "promql", spec, resources);
    if (!("resource" in source) || source.resource.spec.type !== "prometheus") return [];
    return [source.resource.spec.scrapeInterval ?? "15s"];
  });
  return intervals.sort((left, right) => seconds(left) - seconds(right))[0];
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  y: 31_536_000,
};

function seconds(span: string): number {
  const [, count, unit = "s"] = /^(\d+)(\w+)$/.exec(span) ?? [];
  return Number(count) * (UNITS[unit] ?? 1);
}
