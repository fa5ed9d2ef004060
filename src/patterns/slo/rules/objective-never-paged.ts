import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { burns } from "../burn.js";
import { SLO } from "../schema.js";

const config = (
  objective: number,
): string => `const own = prometheus.job("prometheus", { targets: ["prometheus:9090"], exposes: "prometheus" });
const scraped = slo("scraped", { objective: ${objective}, ratio: promql\`avg(up{job="prometheus"})\` });

const listed = [own, scraped];
`;

export const objectiveNeverPaged: Rule = {
  code: "slo/objective-never-paged",
  severity: "warning",
  summary: "An objective is so low that nobody is woken",
  why: "Even when everything fails, the budget is not used up so fast that it would be told at once.",
  mend: "Raise the objective (an availability of 0.99 is 99 per cent), or tell of the failure itself by an alert.",
  failing: config(0.99),
  passing: config(99),
  *check({ resources }) {
    for (const { name, spec, origin, address } of ofKind(resources, SLO)) {
      if (burns(spec.objective, spec.window).page.length > 0) continue;
      yield {
        detail: `\`${name}\` lets ${100 - spec.objective} per cent fail. ${objectiveNeverPaged.mend}`,
        at: within(origin, "objective"),
        resource: address,
      };
    }
  },
};
