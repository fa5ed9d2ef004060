import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { comparisonOf } from "../../graph/comparisons.js";
import { findingAt } from "../../graph/expressions.js";
import { numberText, printed } from "../../promql/tree/print.js";
import { SHOP_JOB } from "../promql/case.js";
import { type SoundAlert, soundAlerts } from "./alerts.js";

const two = (first: number, second: number): string => `${SHOP_JOB}
const many = prometheus.alert("ManyCarts", {
  expr: promql\`sum(shop_open_carts) > ${first}\`,
  severity: "warning",
  summary: "Carts pile up",
  description: "Look at the checkout.",
});
const tooMany = prometheus.alert("TooManyCarts", {
  expr: promql\`sum(shop_open_carts) > ${second}\`,
  severity: "critical",
  summary: "Nobody can pay",
  description: "Look at the checkout at once.",
});

const listed = [shop, many, tooMany];
`;

export const duplicateAlert: Rule = {
  code: "prometheus/duplicate-alert",
  severity: "error",
  summary: "Two alerts fire for the same reason at the same time",
  why: "Two messages say one thing: whoever silences one hears the other.",
  mend: "Leave one of them; for two levels give them different limits, or a different `for`.",
  failing: two(500, 500),
  passing: two(500, 1000),
  *check(pipeline) {
    const seen = new Map<string, SoundAlert>();
    for (const each of soundAlerts(pipeline)) {
      const { alert, expression } = each;
      const key = `${printed(expression.tree)} ${alert.spec.for ?? 0}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, each);
        continue;
      }
      const detail = `\`${alert.name}\` and \`${first.alert.name}\` have the same expression. ${duplicateAlert.mend}`;
      yield {
        ...findingAt(expression, expression.tree, detail),
        related: [{ at: within(first.alert.origin), note: "the other alert" }],
      };
    }
  },
};

const RANK = { info: 0, warning: 1, critical: 2 } as const;

export const shadowedAlert: Rule = {
  code: "prometheus/shadowed-alert",
  severity: "error",
  summary: "An alert comes only after one that is more severe",
  why: "The warning is to come before it is critical: with this limit nobody is warned.",
  mend: "Let the less severe alert have the limit that is reached first.",
  failing: two(1000, 500),
  passing: two(500, 1000),
  *check(pipeline) {
    const byMeasure = new Map<
      string,
      { readonly each: SoundAlert; readonly limit: number; readonly rises: boolean }[]
    >();
    for (const each of soundAlerts(pipeline)) {
      const comparison = comparisonOf(each.expression.tree);
      if (comparison === undefined || !/^[<>]/.test(comparison.operator)) continue;
      const rises = comparison.operator.startsWith(">");
      const key = `${rises} ${printed(comparison.measure)}`;
      const alike = byMeasure.get(key) ?? [];
      byMeasure.set(key, alike);
      alike.push({ each, limit: comparison.limit, rises });
    }
    for (const alike of byMeasure.values()) {
      for (const { each, limit, rises } of alike) {
        const { alert, expression } = each;
        const above = alike.find(
          (other) =>
            RANK[other.each.alert.spec.severity] > RANK[alert.spec.severity] &&
            (rises ? limit > other.limit : limit < other.limit) &&
            (alert.spec.for ?? 0) >= (other.each.alert.spec.for ?? 0),
        );
        if (above === undefined) continue;
        const other = above.each.alert;
        const detail = `\`${alert.name}\` (${alert.spec.severity}) fires at ${numberText(limit)}, \`${other.name}\` (${other.spec.severity}) at ${numberText(above.limit)} already. ${shadowedAlert.mend}`;
        yield {
          ...findingAt(expression, expression.tree, detail),
          related: [{ at: within(other.origin), note: "the more severe alert" }],
        };
      }
    }
  },
};
