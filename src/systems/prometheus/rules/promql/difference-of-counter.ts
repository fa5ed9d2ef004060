import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import { seriesOfSelector } from "../../graph/series.js";
import { walk } from "../../promql/tree/walk.js";
import { timeBetween } from "../../unit-tests/time-between.js";
import { alertCase } from "./case.js";
import { soundExpressions } from "./selections.js";

export const differenceOfCounter: Rule = {
  code: "promql/difference-of-counter",
  severity: "error",
  summary: "A counter is compared with what it was, by a difference",
  why: "When the process starts again the counter begins at nothing, and the difference is negative for as long as the offset is: what happens meanwhile is not told.",
  mend: "Take `increase(…)` over that time, which knows of restarts.",
  failing: alertCase("shop_orders_total - shop_orders_total offset 1h > 10"),
  passing: alertCase("increase(shop_orders_total[1h]) > 10"),
  *check(pipeline) {
    for (const expression of soundExpressions(pipeline)) {
      for (const { node } of walk(expression.tree)) {
        if (node.type !== "binary" || node.operator !== "-" || timeBetween(node.left, node.right) === undefined)
          continue;
        // Of one within a sum it is told that it is a counter.
        const counter = walk(node.left).find(
          ({ node: each, around }) =>
            each.type === "selector" &&
            around.every((outer) => outer.type === "group" || outer.type === "shifted") &&
            seriesOfSelector(each, pipeline)?.isCounter === true,
        )?.node;
        if (counter?.type !== "selector") continue;
        yield findingAt(expression, node, `\`${counter.metric}\` is a counter. ${differenceOfCounter.mend}`);
      }
    }
  },
};
