import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { routesOf, routeTree } from "../../../systems/alertmanager/public.js";
import { catalogued, promqlString } from "../../../systems/prometheus/public.js";
import { exposedBy, JOB, UNKNOWN } from "../../../systems/prometheus/schema/job.js";
import { RECORD, ALERT as RULE, serverOf } from "../../../systems/prometheus/schema.js";
import { computedLabels, knownLabels } from "../known-labels.js";
import { ALERT } from "./cases.js";

const config = (label: string): string => `${ALERT}const root = alertmanager.route("root", {
  receiver: chat,
  groupBy: ["alertname", "${label}"],
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});

const listed = [node, diskFull, root];
`;

export const unknownGroupLabel: Rule = {
  code: "alerting/unknown-group-label",
  severity: "warning",
  summary: "Alerts are grouped by a label that none of them has",
  why: "It tells no alerts apart: what was to be several messages is one.",
  mend: "Correct the label, or take it out.",
  failing: config("mount_point"),
  passing: config("mountpoint"),
  *check(pipeline) {
    const root = routeTree(pipeline.resources);
    const labels = root === undefined ? undefined : labelsOfAlerts(pipeline);
    if (root === undefined || labels === undefined) return;
    for (const { node } of routesOf(root)) {
      for (const [index, label] of (node.spec.groupBy ?? []).entries()) {
        if (label === "..." || labels.has(label)) continue;
        yield {
          detail: `No alert has the label \`${label}\`.${didYouMean(label, labels)} ${unknownGroupLabel.mend}`,
          at: within(node.origin, "groupBy", index),
          resource: node.resource.madeBy ?? node.resource.address,
        };
      }
    }
  },
};

/** Every label that an alert can have; undefined where nobody can say. */
function labelsOfAlerts({ resources }: Pipeline): ReadonlySet<string> | undefined {
  const alerts = ofKind(resources, RULE);
  if (alerts.length === 0) return undefined;
  const labels = new Set(["job", "instance", ...Object.keys(serverOf(resources).externalLabels)]);
  const add = (names: Iterable<string>): void => {
    for (const name of names) labels.add(name);
  };
  for (const alert of alerts) add([...knownLabels(alert).keys(), ...computedLabels(alert)]);
  // Labels stand in expressions, too: in `by (…)`, or made by `label_replace`.
  for (const { spec } of [...alerts, ...ofKind(resources, RECORD)])
    add(promqlString(spec.expr).match(/[A-Za-z_]\w*/g) ?? []);
  for (const { spec } of ofKind(resources, RECORD)) add(Object.keys(spec.labels));
  for (const { spec } of ofKind(resources, JOB)) {
    add(Object.keys(spec.labels));
    for (const target of spec.targets) if (typeof target !== "string") add(Object.keys(target.labels));
    for (const exposed of exposedBy(spec)) {
      if (exposed === UNKNOWN) return undefined;
      if (typeof exposed !== "string") add(exposed.labels);
      else add(labelsOf(exposed));
    }
  }
  return labels;
}

function labelsOf(component: string): readonly string[] {
  const known = catalogued(component);
  return known?.names.flatMap((name) => known.find(name)?.labels ?? []) ?? [];
}
