import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { seriesOfSelector } from "../../graph/series.js";
import { alertCase } from "./case.js";
import { selections } from "./selections.js";

const RISES = new Set(["rate", "irate", "increase", "resets"]);

export const rateOfSum: Rule = {
  code: "promql/rate-of-sum",
  severity: "error",
  summary: "The rate is taken of a sum of counters",
  why: "When one process starts again, its counter begins at nothing and the sum falls: `rate` takes that for a restart of the whole, and adds all that was counted before.",
  mend: "Take the rate first, then the sum: `sum(rate(…[5m]))`.",
  failing: alertCase("rate(sum(shop_orders_total)[5m:1m]) > 10"),
  passing: alertCase("sum(rate(shop_orders_total[5m])) > 10"),
  *check(pipeline) {
    for (const { expression, selector, around } of selections(pipeline)) {
      const rise = around.findLast((node) => node.type === "call" && RISES.has(node.name));
      const inside = rise === undefined ? [] : around.slice(around.indexOf(rise) + 1);
      const sum = inside.find((node) => node.type === "aggregation");
      if (rise?.type !== "call" || sum?.type !== "aggregation" || !inside.some((node) => node.type === "subquery"))
        continue;
      if (sum.operator === "count" || sum.operator === "group") continue;
      if (seriesOfSelector(selector, pipeline)?.isCounter !== true) continue;
      const detail = `\`${rise.name}\` is taken of \`${sum.operator}\` over the counter \`${selector.metric}\`. ${rateOfSum.mend}`;
      yield findingAt(expression, rise, detail);
    }
  },
};
