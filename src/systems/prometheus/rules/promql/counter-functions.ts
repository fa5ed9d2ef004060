import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { seriesOfSelector } from "../../graph/series.js";
import type { Expression } from "../../promql/tree/tree.js";
import { alertCase } from "./case.js";
import { type Selection, selections } from "./selections.js";

/** What makes sense of a number that only rises: its rise, its restarts, whether it is there, and from when it is. */
const FOR_COUNTERS = new Set([
  "rate",
  "increase",
  "irate",
  "resets",
  "changes",
  "absent",
  "absent_over_time",
  "present_over_time",
  "count_over_time",
  "timestamp",
  "delta",
  "idelta",
  "deriv",
  "predict_linear",
]);
const COUNTING = new Set(["count", "group"]);

export const counterWithoutRate: Rule = {
  code: "promql/counter-without-rate",
  severity: "error",
  summary: "A counter is read as if it were a measure",
  why: "A counter only rises, from the start of the process that counts: above a limit it stays above it for ever, and a restart sets it to nothing.",
  mend: "Put `rate(…[5m])` or `increase(…[1h])` around it.",
  failing: alertCase("sum by (country) (shop_orders_total) > 1000"),
  passing: alertCase("sum by (country) (rate(shop_orders_total[5m])) > 1000"),
  *check(pipeline) {
    for (const selection of selections(pipeline)) {
      const { expression, selector, around } = selection;
      const series = seriesOfSelector(selector, pipeline);
      if (series?.isCounter !== true || around.some(isForCounters) || isOnlyAskedFor(selection)) continue;
      yield findingAt(expression, selector, `\`${series.name}\` is a counter. ${counterWithoutRate.mend}`);
    }
  },
};

function isForCounters(node: Expression): boolean {
  if (node.type === "call") return FOR_COUNTERS.has(node.name);
  return node.type === "aggregation" && COUNTING.has(node.operator);
}

/** `… and x`, `… unless x`: whether it is there, not how much it is. A difference to an earlier moment is a rise. */
function isOnlyAskedFor({ selector, around, expression }: Selection): boolean {
  const chain: readonly Expression[] = [...around, selector];
  return (
    chain.some((node, index) => {
      const inner = chain[index + 1];
      if (node.type !== "binary") return false;
      if ((node.operator === "and" || node.operator === "unless") && inner === node.right) return true;
      if (node.operator === "-" && (hasOffset(node.left) || hasOffset(node.right))) return true;
      // Counted against nothing: it has happened at all.
      return (
        (node.operator === ">" || node.operator === "==") && node.right.type === "number" && node.right.value === 0
      );
    }) ||
    (expression.evaluated === undefined && around.length === 0)
  );
}

function hasOffset(node: Expression): boolean {
  return node.type === "shifted" && "offset" in node.by;
}

const RISES = new Set(["rate", "increase", "irate"]);
const DIFFERENCES = new Set(["delta", "idelta", "deriv", "predict_linear"]);

export const rateOfGauge: Rule = {
  code: "promql/rate-of-gauge",
  severity: "error",
  summary: "The rate is taken of what is no counter",
  why: "`rate`, `irate` and `increase` take every fall for a restart and add what was there before: of a gauge they make nonsense.",
  mend: "Use `deriv(…)` or `delta(…)` for how a gauge changes, `avg_over_time(…)` for what it is.",
  failing: alertCase("rate(shop_open_carts[5m]) > 10"),
  passing: alertCase("deriv(shop_open_carts[5m]) > 10"),
  *check(pipeline) {
    for (const { expression, selector, call } of calls(selections(pipeline), RISES)) {
      const series = seriesOfSelector(selector, pipeline);
      if (series?.type !== "gauge" && !(series?.type === "summary" && !series.isCounter)) continue;
      yield findingAt(
        expression,
        call,
        `\`${call.name}\` is for counters, and \`${series.name}\` is a ${series.type}. ${rateOfGauge.mend}`,
      );
    }
  },
};

export const deltaOfCounter: Rule = {
  code: "promql/delta-of-counter",
  severity: "error",
  summary: "A function for gauges is applied to a counter",
  why: "It does not know of restarts: when the counter begins again at nothing, it sees a fall that there was not.",
  mend: "Use `increase(…)` instead of `delta(…)`, `rate(…)` instead of `deriv(…)`.",
  failing: alertCase("delta(shop_orders_total[1h]) < 1"),
  passing: alertCase("increase(shop_orders_total[1h]) < 1"),
  *check(pipeline) {
    for (const { expression, selector, call } of calls(selections(pipeline), DIFFERENCES)) {
      const series = seriesOfSelector(selector, pipeline);
      if (series?.isCounter !== true) continue;
      yield findingAt(
        expression,
        call,
        `\`${call.name}\` is for gauges, and \`${series.name}\` is a counter. ${deltaOfCounter.mend}`,
      );
    }
  },
};

/** Selectors whose own range one of these functions is applied to. */
function* calls(all: Iterable<Selection>, names: ReadonlySet<string>) {
  for (const selection of all) {
    const { around } = selection;
    if (!around.some((node) => node.type === "call" && names.has(node.name))) continue;
    const range = around.findLastIndex((node) => node.type === "range");
    const call = around.findLast((node, index) => index < range && node.type !== "shifted" && node.type !== "group");
    const between = around.slice(call === undefined ? 0 : around.indexOf(call) + 1);
    if (range < 0 || call?.type !== "call" || !names.has(call.name)) continue;
    if (between.every((node) => node.type === "range" || node.type === "shifted" || node.type === "group"))
      yield { ...selection, call };
  }
}
