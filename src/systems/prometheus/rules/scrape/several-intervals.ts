import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText } from "../../promql/duration-text.js";
import { groupOf } from "../../rule-groups.js";
import { ALERT, RECORD } from "../../schema.js";
import { placeIn } from "./jobs.js";
import { recordCase } from "./records.js";

export const severalIntervals: Rule = {
  code: "prometheus/several-intervals",
  severity: "error",
  summary: "The rules of a group are to be evaluated at different intervals",
  why: "A group has one interval: what the other rules say would not hold.",
  mend: "Say the same `interval`, or put the rule into another `group`.",
  failing: recordCase("country:open_carts:sum", '\n  group: "carts",\n  interval: "1m",').replace(
    "const listed = [shop, carts];",
    `const all = prometheus.record("shop:open_carts:sum", {
  expr: promql\`sum(\${carts})\`,
  group: "carts",
  interval: "5m",
});

const listed = [shop, carts, all];`,
  ),
  passing: recordCase("country:open_carts:sum", '\n  group: "carts",\n  interval: "1m",'),
  *check(pipeline) {
    const first = new Map<string, { readonly rule: Resource; readonly interval: number }>();
    for (const rule of [...ofKind(pipeline.resources, RECORD), ...ofKind(pipeline.resources, ALERT)]) {
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
