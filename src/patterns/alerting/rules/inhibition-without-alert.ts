import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { contradiction } from "../../../systems/alertmanager/public.js";
import { conditionsOf, INHIBIT } from "../../../systems/alertmanager/schema.js";
import { ALERT as RULE } from "../../../systems/prometheus/schema.js";
import { knownLabels } from "../known-labels.js";
import { possibility } from "../possible-routes.js";
import { ALERT } from "./cases.js";

const config = (target: string): string => `${ALERT}const diskFilling = prometheus.alert("DiskFilling", {
  expr: promql\`node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.2\`,
  for: "10m",
  severity: "warning",
  summary: "A disk is filling",
  description: "{{ $value | humanizePercentage }} of {{ $labels.mountpoint }} are left.",
});
const fullTellsMore = alertmanager.inhibit("full-tells-more", {
  source: [diskFull],
  target: ['alertname="${target}"'],
  equal: ["instance", "mountpoint"],
});
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});

const listed = [node, diskFull, diskFilling, root, fullTellsMore];
`;

export const inhibitionWithoutAlert: Rule = {
  code: "alerting/inhibition-without-alert",
  severity: "warning",
  summary: "An inhibition that fits none of the pipeline's alerts",
  why: "It silences nothing: what was to be one message is still a dozen.",
  mend: "Correct its matchers, or write the alert's constant instead of its name.",
  failing: config("DiskFills"),
  passing: config("DiskFilling"),
  *check({ resources }) {
    const alerts = ofKind(resources, RULE).map(knownLabels);
    if (alerts.length === 0) return;
    for (const inhibit of ofKind(resources, INHIBIT)) {
      for (const side of ["source", "target"] as const) {
        const matchers = conditionsOf(inhibit.spec[side]);
        if (contradiction(matchers) !== undefined) continue;
        if (alerts.some((known) => possibility(matchers, known) !== "no")) continue;
        yield {
          detail: `No alert is a ${side} of \`${inhibit.name}\`. ${inhibitionWithoutAlert.mend}`,
          at: within(inhibit.origin, side),
          resource: inhibit.madeBy ?? inhibit.address,
        };
      }
    }
  },
};
