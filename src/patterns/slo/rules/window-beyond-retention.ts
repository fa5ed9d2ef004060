import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { durationText } from "../../../systems/prometheus/public.js";
import { serverOf } from "../../../systems/prometheus/schema.js";
import { SLO } from "../schema.js";

const config = (
  retention: string,
): string => `const server = prometheus.server("prometheus", { retention: "${retention}" });
const own = prometheus.job("prometheus", { targets: ["prometheus:9090"], exposes: "prometheus" });
const scraped = slo("scraped", { objective: 99.9, window: "30d", ratio: promql\`avg(up{job="prometheus"})\` });

const listed = [server, own, scraped];
`;

export const windowBeyondRetention: Rule = {
  code: "slo/window-beyond-retention",
  severity: "error",
  summary: "An objective looks back further than Prometheus keeps",
  why: "What is left of the budget is computed from what is there: failures that were removed no longer count, and more seems to be left.",
  mend: "Keep it as long as the objective's window, or choose a shorter one.",
  failing: config("15d"),
  passing: config("30d"),
  *check({ resources }) {
    const { retention } = serverOf(resources);
    for (const { name, spec, origin, address } of ofKind(resources.values(), SLO)) {
      if (spec.window <= retention) continue;
      yield {
        detail: `\`${name}\` looks back ${durationText(spec.window)}, and Prometheus keeps ${durationText(retention)}. ${windowBeyondRetention.mend}`,
        at: within(origin, "window"),
        resource: address,
      };
    }
  },
};
