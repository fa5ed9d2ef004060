import type { Rule } from "../../../../compiler/model/rule.js";
import { isConditional } from "../../graph/comparisons.js";
import { findingAt } from "../../graph/expressions.js";
import { ungrouped } from "../../promql/tree/walk.js";
import { alertCase } from "../promql/case.js";
import { soundAlerts } from "./alerts.js";
import { alwaysReason } from "./always.js";
import { hopeless } from "./hopeless.js";

export const alertWithoutComparison: Rule = {
  code: "prometheus/alert-without-comparison",
  severity: "error",
  summary: "An alert compares nothing",
  why: "Whatever an alert's expression returns is an alert: without a comparison it fires as long as there are samples.",
  mend: "Compare it with a limit: `… > 100`. Of `bool`, which returns 0 and 1, take the `bool` away.",
  failing: alertCase("sum(shop_open_carts)"),
  passing: alertCase("sum(shop_open_carts) > 100"),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      if (isConditional(expression.tree)) continue;
      yield findingAt(
        expression,
        expression.tree,
        `\`${alert.name}\` fires whatever the value is. ${alertWithoutComparison.mend}`,
      );
    }
  },
};

export const alertNeverFires: Rule = {
  code: "prometheus/alert-never-fires",
  severity: "error",
  summary: "An alert can never fire",
  why: "Its comparison holds for no value that the expression can have: nobody will be told.",
  mend: 'Compare with a value that occurs. What is said by a label is asked by a matcher: `{status="failed"} > 0`.',
  failing: alertCase("shop_build_info == 0"),
  passing: alertCase('shop_build_info{version="broken"} > 0'),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      const found = hopeless(expression.tree, pipeline);
      if (found === undefined) continue;
      yield findingAt(
        expression,
        found.node,
        `\`${alert.name}\` never fires: ${found.reason}. ${found.mend ?? alertNeverFires.mend}`,
      );
    }
  },
};

export const alertAlwaysFires: Rule = {
  code: "prometheus/alert-always-fires",
  severity: "error",
  summary: "An alert always fires",
  why: "Its comparison holds for every value that the expression can have: what is always told is heard by nobody.",
  mend: "Compare with a value that says that something is wrong.",
  failing: alertCase("sum(rate(shop_errors_total[5m])) >= 0"),
  passing: alertCase("sum(rate(shop_errors_total[5m])) > 0"),
  *check(pipeline) {
    for (const { alert, expression } of soundAlerts(pipeline)) {
      const reason = alwaysReason(expression.tree, pipeline);
      if (reason === undefined) continue;
      const detail = `\`${alert.name}\` always fires: ${reason}. ${alertAlwaysFires.mend}`;
      yield findingAt(expression, ungrouped(expression.tree), detail);
    }
  },
};
