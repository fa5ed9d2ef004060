import type { Rule } from "../../../../compiler/model/rule.js";
import { findingAt } from "../../graph/expressions.js";
import type { Matcher } from "../../promql/tree/tree.js";
import { isMatched } from "../../promql/types/check-selectors.js";
import { alertCase } from "./case.js";
import { selections } from "./selections.js";

export const contradictoryMatchers: Rule = {
  code: "promql/contradictory-matchers",
  severity: "error",
  summary: "No series can have the labels that are asked for",
  why: "All matchers of a selector must hold at once: what contradicts itself selects nothing, for ever.",
  mend: 'Take one of the matchers away; for one value or another write `label=~"a|b"`.',
  failing: alertCase('shop_open_carts{country="de",country="at"} > 100'),
  passing: alertCase('shop_open_carts{country=~"de|at"} > 100'),
  *check(pipeline) {
    for (const { expression, selector } of selections(pipeline)) {
      if (selector.matchers.length < 2) continue;
      for (const [index, matcher] of selector.matchers.entries()) {
        if (matcher.operator !== "=" || isVariable(matcher)) continue;
        const other = selector.matchers.find(
          (each, at) =>
            each.label === matcher.label && at !== index && !isVariable(each) && !isMatched(each, matcher.value),
        );
        if (other === undefined || (other.operator === "=" && selector.matchers.indexOf(other) < index)) continue;
        const detail = `\`${matcher.label}\` can't be \`${matcher.value}\` and \`${other.operator}\` \`${other.value}\` at once. ${contradictoryMatchers.mend}`;
        yield findingAt(expression, other, detail);
      }
    }
  },
};

function isVariable({ value }: Matcher): boolean {
  return value.includes("$");
}
