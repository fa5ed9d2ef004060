import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { seriesOfSelector } from "../../graph/series.js";
import { durationText } from "../../promql/duration-text.js";
import type { Expression } from "../../promql/tree/tree.js";
import { serverOf } from "../../schema.js";
import { alertCase } from "./case.js";
import { type Selection, selections } from "./selections.js";

export const windowTooShort: Rule = {
  code: "promql/window-too-short",
  severity: "error",
  summary: "A range holds fewer than two scrapes",
  why: "`rate` and its like need two samples in the range: with less than two scrapes in it there is no result, and after one scrape that failed there is a gap.",
  mend: "Look back over four scrapes at least.",
  failing: alertCase("rate(shop_orders_total[20s]) < 1"),
  passing: alertCase("rate(shop_orders_total[1m]) < 1"),
  *check(pipeline) {
    const { evaluationInterval } = serverOf(pipeline.resources);
    for (const selection of selections(pipeline)) {
      const range = selection.around.at(-1);
      if (range?.type !== "range" || range.window.milliseconds === undefined || !needsTwo(selection)) continue;
      const series = seriesOfSelector(selection.selector, pipeline);
      if (series === undefined) continue;
      const made = series.record === undefined ? [] : [series.record.spec.interval ?? evaluationInterval];
      const interval = Math.max(0, ...made, ...series.jobs.map((each) => each.interval));
      if (range.window.milliseconds >= 2 * interval) continue;
      const job = series.jobs.find((each) => each.interval === interval);
      const who = job === undefined ? "is recorded" : `is scraped by the job \`${job.resource.name}\``;
      const detail = `\`${series.name}\` ${who} every ${durationText(interval)}: in ${durationText(range.window.milliseconds)} there are not two samples. ${windowTooShort.mend}: \`[${durationText(4 * interval)}]\`.`;
      yield findingAt(selection.expression, range, detail.replace(".: ", ": "));
    }
  },
};

const TWO_SAMPLES = new Set([
  "rate",
  "irate",
  "increase",
  "delta",
  "idelta",
  "deriv",
  "predict_linear",
  "changes",
  "resets",
  "stddev_over_time",
  "stdvar_over_time",
]);

function needsTwo({ around }: Selection): boolean {
  return around.some((node) => node.type === "call" && TWO_SAMPLES.has(node.name));
}

export const windowBeyondRetention: Rule = {
  code: "promql/window-beyond-retention",
  severity: "error",
  summary: "An expression looks back further than samples are kept",
  why: "What is not kept is left out without a word: an average over 90 days is one over what there is.",
  mend: "Shorten the range, or raise `retention` of `prometheus.server`.",
  failing: alertCase("avg_over_time(shop_open_carts[90d]) > 100"),
  passing: alertCase("avg_over_time(shop_open_carts[7d]) > 100"),
  *check(pipeline) {
    const { retention } = serverOf(pipeline.resources);
    for (const { expression, selector, around } of selections(pipeline)) {
      const back = around.reduce((total, node) => total + lookBack(node), 0);
      if (back <= retention) continue;
      const widest = around.reduce((best, node) => (lookBack(node) > lookBack(best) ? node : best));
      yield findingAt(
        expression,
        widest,
        `\`${selector.metric ?? "It"}\` is read ${durationText(back)} back, and kept for ${durationText(retention)}. ${windowBeyondRetention.mend}`,
      );
    }
  },
};

function lookBack(node: Expression): number {
  if (node.type === "range" || node.type === "subquery") return node.window.milliseconds ?? 0;
  return node.type === "shifted" && "offset" in node.by ? Math.max(0, node.by.offset.milliseconds ?? 0) : 0;
}
