import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { analysisOf, ungrouped } from "../../../systems/prometheus/public.js";
import { SLO, type SloSpec } from "../schema.js";

const config = (good: string, total: string): string => `const app = prometheus.job("app", {
  targets: ["app:8080"],
  exposes: [{ name: "app_requests_total", type: "counter", labels: ["code"] }],
});
const answered = slo("answered", {
  objective: 99,
  good: promql\`app_requests_total${good}\`,
  total: promql\`app_requests_total${total}\`,
});

const listed = [app, answered];
`;

export const goodWiderThanTotal: Rule = {
  code: "slo/good-wider-than-total",
  severity: "error",
  summary: "An objective counts as good all that there is, or more",
  why: "What goes wrong is what is not good: there is nothing of it, or less than nothing, and no alert ever fires.",
  mend: 'Let `good` ask for more than `total`: `app_requests_total{code!~"5.."}` of `app_requests_total`.',
  failing: config("", '{code="200"}'),
  passing: config('{code="200"}', ""),
  *check({ resources }) {
    for (const { name, spec, origin, address } of ofKind(resources, SLO)) {
      const good = asked(spec.good);
      const total = asked(spec.total);
      if (good === undefined || total === undefined || good.metric !== total.metric) continue;
      if (!good.matchers.every((each) => total.matchers.includes(each))) continue;
      const isSame = good.matchers.length === total.matchers.length;
      const detail = isSame
        ? `\`good\` and \`total\` of \`${name}\` count the same.`
        : `\`good\` of \`${name}\` counts more than \`total\`, which asks for ${total.matchers.map((each) => `\`${each}\``).join(", ")}.`;
      yield { detail: `${detail} ${goodWiderThanTotal.mend}`, at: within(origin, "good"), resource: address };
    }
  },
};

function asked(counter: SloSpec["good"]) {
  const { tree } = counter === undefined ? { tree: undefined } : analysisOf(counter);
  const selector = tree === undefined ? undefined : ungrouped(tree);
  if (selector?.type !== "selector") return undefined;
  const matchers = selector.matchers.map(({ label, operator, value }) => `${label}${operator}${JSON.stringify(value)}`);
  return { metric: selector.metric, matchers: [...new Set(matchers)] };
}
