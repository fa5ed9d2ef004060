import { addressOf } from "../../compiler/model/address.js";
import { type Resource, resourceAt } from "../../compiler/model/resource.js";
import { printSql } from "../../systems/clickhouse/public.js";
import { METRIC } from "../../systems/clickhouse/schema/metric.js";
import { analyse, promqlString, type SelectedSeries, seriesOfSelector, walk } from "../../systems/prometheus/public.js";
import { type AlertSpec, exposedBy } from "../../systems/prometheus/schema.js";
import { codeText, plainText } from "../overview/markdown.js";
import { promql } from "./looks/prometheus.js";
import { type Block, clickhouse } from "./page.js";
import type { Scene } from "./scene.js";

/** The series that an alert reads, each once, in the order of writing. */
export function seriesIn(alert: Resource<AlertSpec>, scene: Scene): readonly SelectedSeries[] {
  return seriesInText(promqlString(alert.spec.expr), scene);
}

export function seriesInText(expr: string, { pipeline }: Scene): readonly SelectedSeries[] {
  const { tree } = analyse(expr);
  const found = new Map<string, SelectedSeries>();
  for (const { node } of tree === undefined ? [] : walk(tree)) {
    const series = node.type === "selector" ? seriesOfSelector(node, pipeline) : undefined;
    if (series !== undefined && !found.has(series.name)) found.set(series.name, series);
  }
  return [...found.values()];
}

/** The programs that expose a series, as the catalogue calls them. */
export function componentsOf({ jobs }: SelectedSeries): readonly string[] {
  return jobs.flatMap(({ resource }) => exposedBy(resource.spec).filter((each) => typeof each === "string"));
}

/** What a series is, in a line of a list. */
export function meaningOf({ name, type, help, jobs }: SelectedSeries): string {
  const from = [...new Set(jobs.map(({ resource }) => resource.name))].sort();
  const job =
    from.length === 0
      ? ""
      : `, of ${from.length === 1 ? "job" : "jobs"} ${from.map((each) => `\`${codeText(each)}\``).join(", ")}`;
  return `- \`${codeText(name)}\` (${type}${job})${help === undefined ? "" : `: ${plainText(help)}`}`;
}

/** What stands behind a series that the pipeline makes itself: the query of a metric, the expression of a record. */
export function behind(series: SelectedSeries, { pipeline }: Scene): readonly Block[] {
  const metric = resourceAt(pipeline.resources, addressOf(METRIC.kind, series.name), METRIC);
  if (metric !== undefined) {
    return [clickhouse(`what \`${codeText(series.name)}\` is made of`, ...dedented(printSql(metric.spec.query)))];
  }
  const { record } = series;
  if (record === undefined) return [];
  return [promql(`what \`${codeText(record.name)}\` records`, promqlString(record.spec.expr))];
}

/** Without the margin that a text in a config has. */
function dedented(text: string): readonly string[] {
  const lines = text.trim().split("\n");
  const margins = lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [/^ */.exec(line)?.[0].length ?? 0]));
  const margin = Math.min(...margins, Number.MAX_SAFE_INTEGER);
  return lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(margin, line.length))).trimEnd());
}
