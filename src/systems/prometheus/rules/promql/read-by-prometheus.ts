import type { Rule } from "../../../../compiler/model/rule.js";
import { alertCase } from "./case.js";
import { problemRule } from "./problem-rule.js";

const WHY = "Prometheus does not load a file with such a rule, and none of the rules in it; a panel shows an error.";

/** What Prometheus itself refuses. */
export const readByPrometheus: readonly Rule[] = [
  problemRule(
    {
      code: "promql/syntax-error",
      severity: "error",
      summary: "An expression is no PromQL",
      why: WHY,
      mend: "Correct the expression at the place that is shown.",
      failing: alertCase("sum(rate(shop_orders_total[5m]) < 1"),
      passing: alertCase("sum(rate(shop_orders_total[5m])) < 1"),
    },
    "syntax",
  ),
  problemRule(
    {
      code: "promql/wrong-type",
      severity: "error",
      summary: "An expression has a value of the wrong type",
      why: WHY,
      mend: "Give functions of time a range, `x[5m]`; give operators and aggregations instant vectors.",
      failing: alertCase("rate(shop_orders_total) < 1"),
      passing: alertCase("rate(shop_orders_total[5m]) < 1"),
    },
    "type",
  ),
  problemRule(
    {
      code: "promql/unknown-function",
      severity: "error",
      summary: "An expression calls a function that Prometheus does not have",
      why: WHY,
      mend: "Correct the function's name.",
      failing: alertCase("average_over_time(shop_open_carts[5m]) > 100"),
      passing: alertCase("avg_over_time(shop_open_carts[5m]) > 100"),
    },
    "function",
  ),
  problemRule(
    {
      code: "promql/experimental-function",
      severity: "error",
      summary: "An expression needs what is behind a feature flag",
      why: "A Prometheus that is started without the flag does not load the rules.",
      mend: "Use a stable function, or start Prometheus with the flag and say `experimentalFunctions: true` in `prometheus.server`.",
      failing: alertCase("mad_over_time(shop_open_carts[1h]) > 100"),
      passing: alertCase("avg_over_time(shop_open_carts[1h]) > 100"),
    },
    "experimental",
  ),
  problemRule(
    {
      code: "promql/argument-count",
      severity: "error",
      summary: "A function has too few arguments, or too many",
      why: WHY,
      mend: "Give the arguments that the function takes.",
      failing: alertCase("clamp_max(shop_open_carts) > 100"),
      passing: alertCase("clamp_max(shop_open_carts, 200) > 100"),
    },
    "arguments",
  ),
  problemRule(
    {
      code: "promql/invalid-regular-expression",
      severity: "error",
      summary: "A matcher has a regular expression that RE2 does not take",
      why: `${WHY} RE2 has no look-around and no back-references.`,
      mend: "Correct the regular expression; exclude with `!~` instead of `(?!…)`.",
      failing: alertCase('shop_open_carts{country=~"(?!de).*"} > 100'),
      passing: alertCase('shop_open_carts{country!~"de"} > 100'),
    },
    "regex",
  ),
];
