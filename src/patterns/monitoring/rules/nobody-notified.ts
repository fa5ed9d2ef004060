import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { RECEIVER } from "../../../systems/alertmanager/schema.js";
import { serverOf } from "../../../systems/prometheus/schema.js";
import { MONITORING } from "../schema.js";

export const nobodyNotified: Rule = {
  code: "monitoring/nobody-notified",
  severity: "warning",
  summary: "Alerts fire, and nobody is told",
  why: "Who does not look at Prometheus' own page learns of nothing.",
  mend: "Say who is told: `notify: { slack: secret(…) }`, or receivers and routes of `alertmanager`.",
  failing: `const watched = monitoring();

const listed = [watched];
`,
  passing: `const watched = monitoring({ notify: { slack: secret("alerting/slack-url") } });

const listed = [watched];
`,
  *check({ resources }) {
    if (ofKind(resources, RECEIVER).length > 0 || serverOf(resources).alertmanagers.length === 0) return;
    for (const { spec, origin, address } of ofKind(resources, MONITORING)) {
      if (spec.alerts === "none") continue;
      yield { detail: `The recommended alerts go to nobody. ${nobodyNotified.mend}`, at: origin, resource: address };
    }
  },
};
