import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { catalogued, componentNames } from "../../graph/catalogued.js";
import { scrapedJobs } from "../../graph/scraped.js";
import { durationText } from "../../promql/duration-text.js";
import { regexProblem } from "../../promql/types/regular-expressions.js";
import { exposedBy, JOB, type JobSpec, serverOf, UNKNOWN } from "../../schema.js";

function jobCase(options: string): string {
  return `const shop = prometheus.job("shop", {
  targets: ["shop:8080"],
  exposes: [
    { name: "shop_orders_total", type: "counter" },
    { name: "go_goroutines", type: "gauge" },
  ],${options}
});

const listed = [shop];
`;
}

/** The place of an option of a job, or the call that it was made for. */
export function placeIn(job: Resource, ...path: readonly (string | number)[]) {
  return {
    at: job.madeBy === undefined ? within(job.origin, ...path) : job.origin,
    resource: job.madeBy ?? job.address,
  };
}

export const unknownComponent: Rule = {
  code: "prometheus/unknown-component",
  severity: "error",
  summary: "A job scrapes a program whose metrics are not known",
  why: "No expression over its metrics can be checked.",
  mend: 'Name a component that is known, write the metrics out, or say `exposes: "unknown"`.',
  failing:
    'const node = prometheus.job("node", { targets: ["node:9100"], exposes: "node-exporter" });\n\nconst listed = [node];\n',
  passing:
    'const node = prometheus.job("node", { targets: ["node:9100"], exposes: "node_exporter" });\n\nconst listed = [node];\n',
  *check(pipeline) {
    for (const job of ofKind(pipeline.resources, JOB)) {
      for (const [index, each] of exposedBy(job.spec).entries()) {
        if (typeof each !== "string" || each === UNKNOWN || catalogued(each) !== undefined) continue;
        const path = typeof job.spec.exposes === "string" ? ["exposes"] : ["exposes", index];
        const detail = `There is no component \`${each}\`.${didYouMean(each, componentNames())} ${unknownComponent.mend}`;
        yield { detail, ...placeIn(job, ...path) };
      }
    }
  },
};

export const timeoutOverInterval: Rule = {
  code: "prometheus/timeout-over-interval",
  severity: "error",
  summary: "A scrape may take longer than the time to the next one",
  why: "Prometheus does not start with such a configuration.",
  mend: "Make `timeout` shorter than the interval, or leave it out.",
  failing: jobCase('\n  timeout: "30s",'),
  passing: jobCase('\n  interval: "1m",\n  timeout: "30s",'),
  *check(pipeline) {
    const { scrapeInterval } = serverOf(pipeline.resources);
    for (const job of ofKind(pipeline.resources, JOB)) {
      const interval = job.spec.interval ?? scrapeInterval;
      const { timeout } = job.spec;
      if (timeout === undefined || timeout <= interval) continue;
      const detail = `The job \`${job.name}\` is scraped every ${durationText(interval)}, and a scrape may take ${durationText(timeout)}. ${timeoutOverInterval.mend}`;
      yield { detail, ...placeIn(job, "timeout") };
    }
  },
};

/** How far an instant selector looks back for the last sample: `--query.lookback-delta`. */
const LOOK_BACK = 300_000;

export const intervalOverLookback: Rule = {
  code: "prometheus/interval-over-lookback",
  severity: "error",
  summary: "A job is scraped so seldom that its metrics are not there in between",
  why: "An instant selector takes no sample that is older than five minutes: between two scrapes there is nothing, alerts resolve and graphs have gaps.",
  mend: "Scrape it every two minutes at least: one scrape may fail.",
  failing: jobCase('\n  interval: "10m",'),
  passing: jobCase('\n  interval: "2m",'),
  *check(pipeline) {
    const { scrapeInterval } = serverOf(pipeline.resources);
    for (const job of ofKind(pipeline.resources, JOB)) {
      const interval = job.spec.interval ?? scrapeInterval;
      if (interval <= LOOK_BACK) continue;
      const detail = `The job \`${job.name}\` is scraped every ${durationText(interval)}. ${intervalOverLookback.mend}`;
      yield { detail, ...placeIn(job, ...(job.spec.interval === undefined ? [] : ["interval"])) };
    }
  },
};

export const invalidNamePattern: Rule = {
  code: "prometheus/invalid-name-pattern",
  severity: "error",
  summary: "A pattern of `keep` or `drop` is no regular expression",
  why: "Prometheus does not start with such a configuration.",
  mend: "Correct it: RE2 has no look-around. It is anchored at both ends.",
  failing: jobCase('\n  drop: ["go_(.*"],'),
  passing: jobCase('\n  drop: ["go_.*"],'),
  *check(pipeline) {
    for (const job of ofKind(pipeline.resources, JOB)) {
      for (const { option, index, pattern } of patternsOf(job.spec)) {
        const wrong = regexProblem(pattern);
        if (wrong === undefined) continue;
        yield { detail: `\`${pattern}\`: ${wrong}. ${invalidNamePattern.mend}`, ...placeIn(job, option, index) };
      }
    }
  },
};

function patternsOf(job: JobSpec) {
  return (["keep", "drop"] as const).flatMap((option) =>
    (job[option] ?? []).map((pattern, index) => ({ option, index, pattern })),
  );
}

export const nothingKept: Rule = {
  code: "prometheus/nothing-kept",
  severity: "error",
  summary: "A job keeps none of the metrics that it scrapes",
  why: "The target is asked again and again, and nothing of what it says is stored.",
  mend: "Correct `keep` and `drop`: they match a metric's whole name.",
  failing: jobCase('\n  keep: ["shop_order"],'),
  passing: jobCase('\n  keep: ["shop_.*"],'),
  *check(pipeline) {
    for (const { resource: job, isUnknown, isKept, names, find } of scrapedJobs(pipeline)) {
      const { keep, drop } = job.spec;
      if (isUnknown || (keep === undefined && drop === undefined)) continue;
      if (patternsOf(job.spec).some(({ pattern }) => regexProblem(pattern) !== undefined)) continue;
      const own = names().filter((each) => find(each) !== undefined && !/^(up|scrape_.*)$/.test(each));
      if (own.some(isKept)) continue;
      yield {
        detail: `Of ${own.length} series of the job \`${job.name}\` none is kept. ${nothingKept.mend}`,
        ...placeIn(job, keep === undefined ? "drop" : "keep"),
      };
    }
  },
};
