import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { scrapedJobs } from "../../graph/scraped.js";
import { seriesOfSelector } from "../../graph/series.js";
import { durationText } from "../../promql/duration-text.js";
import { groupOf } from "../../rule-groups.js";
import { ALERT, RECORD } from "../../schema.js";
import { SHOP_JOB } from "../promql/case.js";
import { selections } from "../promql/selections.js";
import { placeIn } from "./jobs.js";

const record = (name: string, options = ""): string => `${SHOP_JOB}
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
  failing: record("country:open-carts:sum"),
  passing: record("country:open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources.values(), RECORD)) {
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
  failing: record("open_carts"),
  passing: record("country:open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources.values(), RECORD)) {
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
  failing: record("shop_open_carts"),
  passing: record("country:shop_open_carts:sum"),
  *check(pipeline) {
    for (const each of ofKind(pipeline.resources.values(), RECORD)) {
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

export const severalIntervals: Rule = {
  code: "prometheus/several-intervals",
  severity: "error",
  summary: "The rules of a group are to be evaluated at different intervals",
  why: "A group has one interval: what the other rules say would not hold.",
  mend: "Say the same `interval`, or put the rule into another `group`.",
  failing: record("country:open_carts:sum", '\n  group: "carts",\n  interval: "1m",').replace(
    "const listed = [shop, carts];",
    `const all = prometheus.record("shop:open_carts:sum", {
  expr: promql\`sum(\${carts})\`,
  group: "carts",
  interval: "5m",
});

const listed = [shop, carts, all];`,
  ),
  passing: record("country:open_carts:sum", '\n  group: "carts",\n  interval: "1m",'),
  *check(pipeline) {
    const first = new Map<string, { readonly rule: Resource; readonly interval: number }>();
    for (const rule of [
      ...ofKind(pipeline.resources.values(), RECORD),
      ...ofKind(pipeline.resources.values(), ALERT),
    ]) {
      const { interval, group } = rule.spec;
      if (interval === undefined || group === undefined) continue;
      const name = groupOf(rule, pipeline);
      const known = first.get(name);
      if (known === undefined) first.set(name, { rule, interval });
      else if (known.interval !== interval) {
        const detail = `In the group \`${name}\` \`${known.rule.name}\` is evaluated every ${durationText(known.interval)} and \`${rule.name}\` every ${durationText(interval)}. ${severalIntervals.mend}`;
        yield { detail, ...placeIn(rule, "interval"), related: [{ at: known.rule.origin, note: "the other rule" }] };
      }
    }
  },
};
