import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { scrapedJobs } from "../../graph/scraped.js";
import { seriesOfSelector } from "../../graph/series.js";
import { durationText } from "../../promql/duration-text.js";
import { RECORD } from "../../schema.js";
import { SHOP_JOB } from "../promql/case.js";
import { selections } from "../promql/selections.js";
import { placeIn } from "./jobs.js";

export const recordCase = (name: string, options = ""): string => `${SHOP_JOB}
const carts = prometheus.record("${name}", {
  expr: promql\`sum by (country) (shop_open_carts)\`,${options}
});

const listed = [shop, carts];
`;

export const invalidRecordName: Rule = {
  code: "prometheus/invalid-record-name",
  severity: "error",
  summary: "The name of a recording rule is no metric's name",
  why: "Prometheus does not load the rules, or PromQL can't read what they record.",
  mend: "Use letters, digits, underscores and colons: `country:shop_carts:sum`.",
  failing: recordCase("country:open-carts:sum"),
  passing: recordCase("country:open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources, RECORD)) {
      if (/^[A-Za-z_:][A-Za-z0-9_:]*$/.test(each.name)) continue;
      yield {
        detail: `\`${each.name}\` can't be a metric's name. ${invalidRecordName.mend}`,
        ...placeIn(each, "$name"),
      };
    }
  },
};

export const recordName: Rule = {
  code: "prometheus/record-name",
  severity: "warning",
  summary: "The name of a recording rule does not tell it from a metric",
  why: "Metrics that are scraped have no colons, recorded ones do: by the name it is seen where a series comes from.",
  mend: "Name it `level:metric:operations`: what it is aggregated by, the metric, what was done to it.",
  failing: recordCase("open_carts"),
  passing: recordCase("country:open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources, RECORD)) {
      if (each.name.includes(":") || exposingJob(each, scrapedJobs(pipeline)) !== undefined) continue;
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(each.name)) continue;
      yield { detail: `\`${each.name}\` has no colon. ${recordName.mend}`, ...placeIn(each, "$name") };
    }
  },
};

export const recordShadowsMetric: Rule = {
  code: "prometheus/record-shadows-metric",
  severity: "error",
  summary: "A recording rule has the name of a metric that is scraped",
  why: "Both write to the same name: whoever reads it adds them up.",
  mend: "Give the recording rule a name of its own: `country:shop_open_carts:sum`.",
  failing: recordCase("shop_open_carts"),
  passing: recordCase("country:shop_open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources, RECORD)) {
      const job = exposingJob(each, scrapedJobs(pipeline));
      if (job === undefined) continue;
      const detail = `The job \`${job.name}\` exposes \`${each.name}\`. ${recordShadowsMetric.mend}`;
      yield { detail, ...placeIn(each, "$name") };
    }
  },
};

function exposingJob({ name }: Resource, jobs: ReturnType<typeof scrapedJobs>): Resource | undefined {
  return jobs.find((each) => each.find(name) !== undefined)?.resource;
}

const LOOK_BACK = 300_000;

const seldom = (interval: string): string => `${SHOP_JOB}
const carts = prometheus.record("country:shop_open_carts:avg1d", {
  expr: promql\`avg by (country) (avg_over_time(shop_open_carts[1d]))\`,
  interval: "${interval}",
});
const many = prometheus.alert("ManyCarts", {
  expr: promql\`\${carts} > 100\`,
  severity: "warning",
  summary: "Carts pile up",
  description: "Look at the checkout.",
});

const listed = [shop, carts, many];
`;

export const recordGoneStale: Rule = {
  code: "prometheus/record-gone-stale",
  severity: "error",
  summary: "What is recorded is not there any more when it is read",
  why: "An instant selector takes no sample that is older than five minutes: of a rule that is evaluated less often there is mostly nothing.",
  mend: "Record it every five minutes at most, or read it with `last_over_time(…[1h])`.",
  failing: seldom("30m"),
  passing: seldom("5m"),
  *check(pipeline) {
    for (const { expression, selector, around } of selections(pipeline)) {
      const found = seriesOfSelector(selector, pipeline)?.record;
      const interval = found?.spec.interval;
      if (found === undefined || interval === undefined || interval <= LOOK_BACK) continue;
      if (around.at(-1)?.type === "range") continue;
      yield findingAt(
        expression,
        selector,
        `\`${found.name}\` is recorded every ${durationText(interval)}. ${recordGoneStale.mend}`,
      );
    }
  },
};
