import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { analyse } from "../../../../systems/prometheus/public.js";
import { manifest } from "../cases.js";
import { objectsIn, writtenManifests } from "../located.js";

const rules = (expr: string): string =>
  manifest(`{
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: { name: "shop" },
    spec: { groups: [{ name: "shop", rules: [{ alert: "Slow", expr: "${expr}" }] }] },
  }`).concat("\nconst listed = [other];\n");

/** The grammar is loaded where there is such a manifest. */
export const PROMETHEUS_RULE = "PrometheusRule";

export const invalidPromql: Rule = {
  code: "kubernetes/invalid-promql",
  severity: "error",
  summary: "A PrometheusRule has an expression that Prometheus refuses",
  why: "The operator's webhook refuses it; without that Prometheus leaves out the whole file, and its other alerts never fire.",
  mend: "Mend the expression; or declare it as a `prometheus.alert`, whose metrics and labels are checked, too.",
  failing: rules("rate(requests_total[5m"),
  passing: rules("rate(requests_total[5m]) > 3"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      if (manifest.kind !== PROMETHEUS_RULE || !isJsonObject(manifest.spec)) continue;
      for (const [group, index] of objectsIn(manifest.spec.groups)) {
        for (const [{ expr, alert, record }, rule] of objectsIn(group.rules)) {
          if (typeof expr !== "string") continue;
          const [problem] = analyse(expr).problems;
          if (problem === undefined) continue;
          yield {
            detail: `\`${String(alert ?? record)}\` of ${title}: ${problem.message} ${invalidPromql.mend}`,
            at: at(["spec", "groups", index, "rules", rule, "expr"]),
            resource,
          };
        }
      }
    }
  },
};
