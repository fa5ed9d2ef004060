import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { ofOtherVersion } from "../../catalogue/other-versions.js";
import { catalogued } from "../../graph/catalogued.js";
import { findingAt } from "../../graph/expressions.js";
import { isWhollyKnown, type ScrapedJob, scrapedJobs } from "../../graph/scraped.js";
import { recordsByName, seriesOfSelector } from "../../graph/series.js";
import type { Selector } from "../../promql/tree/tree.js";
import { exposedBy, JOB } from "../../schema.js";
import { alertCase } from "./case.js";
import { selections } from "./selections.js";

export const unknownMetric: Rule = {
  code: "promql/unknown-metric",
  severity: "error",
  summary: "An expression reads a metric that nothing exposes",
  why: "Prometheus finds no series, and says nothing: the alert never fires, the panel stays empty.",
  mend: 'Correct the name, or declare the job that scrapes it; of a target that nobody knows, say `exposes: "unknown"`.',
  failing: alertCase("shop_open_cart > 100"),
  passing: alertCase("shop_open_carts > 100"),
  *check(pipeline) {
    if (!isWhollyKnown(pipeline)) return;
    for (const { expression, selector } of selections(pipeline)) {
      const { metric } = selector;
      if (metric === undefined || metric.includes("$") || isRecordLike(metric, pipeline)) continue;
      if (seriesOfSelector(selector, pipeline) !== undefined) continue;
      const detail = `${reasonOf(metric, selector, pipeline)} ${unknownMetric.mend}`;
      yield { ...findingAt(expression, nameIn(selector), detail), restsOnAll: EXPOSING };
    }
  },
};

/** What says which metrics there are: by a job that was refused they may be exposed. */
const EXPOSING: readonly string[] = [JOB.kind, "clickhouse.metric", "pipeline.monitoring"];

/** Of what looks like a recording rule's metric it is told elsewhere, and of what it can't read, in its own place. */
function isRecordLike(metric: string, pipeline: Pipeline): boolean {
  return metric.includes(":") || recordsByName(pipeline).has(metric);
}

function nameIn({ metric = "", from }: Selector) {
  return { from, to: from + metric.length };
}

function reasonOf(metric: string, selector: Selector, pipeline: Pipeline): string {
  const jobs = scrapedJobs(pipeline);
  const exposing = jobs.filter((each) => each.find(metric) !== undefined);
  const dropping = exposing.find((each) => !each.isKept(metric));
  if (dropping !== undefined)
    return `The job \`${dropping.resource.name}\` drops \`${metric}\` by \`keep\` or \`drop\`.`;
  const [other] = exposing;
  if (other !== undefined && selector.matchers.some(({ label }) => label === "job")) {
    return `\`${metric}\` is exposed by the job \`${other.resource.name}\`, which the matcher of \`job\` leaves out.`;
  }
  const histogram = jobs.find((each) => each.find(`${metric}_bucket`) !== undefined);
  if (histogram !== undefined) {
    return `\`${metric}\` is a histogram of the job \`${histogram.resource.name}\`: it is stored as \`${metric}_bucket\`, \`${metric}_sum\` and \`${metric}_count\`.`;
  }
  const told = jobs.map((each) => versionText(metric, each)).find((text) => text !== undefined);
  if (told !== undefined) return told;
  const names = jobs.map(({ resource }) => `\`${resource.name}\``);
  const scraped = names.length === 1 ? `the job ${names[0]}` : `the jobs ${names.join(", ")}`;
  return `${sentence(scraped)} expose${names.length === 1 ? "s" : ""} no \`${metric}\`.${didYouMean(
    metric,
    jobs.flatMap((each) => each.names()),
  )}`;
}

/** Another version of what a job scrapes has it: then the name is right, and the program is not. */
function versionText(metric: string, { resource, find }: ScrapedJob): string | undefined {
  for (const component of exposedBy(resource.spec)) {
    const other = typeof component === "string" ? ofOtherVersion(component, metric) : undefined;
    if (other === undefined || typeof component !== "string") continue;
    const { here } = other;
    // Misspelt in that version, too.
    if (here !== undefined && find(here) === undefined) continue;
    const known = `${catalogued(component)?.version}, which is known of the job \`${resource.name}\`,`;
    const instead = here === undefined ? "has none of it" : `calls it \`${here}\``;
    return `${component} has \`${metric}\` ${other.in}; ${known} ${instead}.`;
  }
  return undefined;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
