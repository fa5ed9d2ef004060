import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { durationText, promqlString } from "../../../systems/prometheus/public.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import { budgetOf, plain } from "../../slo/burn.js";
import { errorsName } from "../../slo/expand.js";
import { SLO } from "../../slo/schema.js";
import { promql } from "../looks/prometheus.js";
import { step } from "../page.js";
import type { Scene } from "../scene.js";
import type { Guide } from "./guide.js";

/** The alerts of an objective: what was promised, and what is left of it. */
export function sloGuide(alert: Resource<AlertSpec>, scene: Scene): Guide | undefined {
  const slo = ofKind(scene.pipeline.resources, SLO).find(({ address }) => address === alert.madeBy);
  if (slo === undefined) return undefined;
  const { name, spec } = slo;
  const errors = errorsName(name, "5m");
  const left = errors.replace(/errors_ratio_rate5m$/, "budget_left");
  const counted = spec.ratio ?? spec.good;
  if (alert.name.endsWith("Unmeasured")) {
    const total = spec.total ?? spec.good;
    return {
      why: `${spec.objective} % are promised over ${durationText(spec.window)}, and nobody can say what is kept: what is counted is no longer there.`,
      look: total === undefined ? [] : [promql("what is counted: nothing comes back", promqlString(total))],
      mend: [
        step("What exposes it does not run, or is not scraped: see its target in Prometheus, and start it."),
        step("It runs and answers: the metric was renamed. Write the new name into the config, and generate."),
      ],
      over: `\`${errors}\` has a value again.`,
      related: ["TargetDown", `${alert.name.replace(/Unmeasured$/, "")}BurnsFast`],
    };
  }
  const isFast = alert.spec.severity === "critical";
  return {
    why: `${spec.objective} % are promised over ${durationText(spec.window)}: ${plain(budgetOf(spec.objective) * 100)} % may go wrong. At this pace ${isFast ? "the budget is gone within days" : "nothing is left of it at the end"}.`,
    look: [
      promql("what is left of the budget: 1 is all, 0 nothing", left),
      promql("since when it goes wrong: the share of errors", errors),
      ...(counted === undefined ? [] : [promql("what is measured", promqlString(counted))]),
    ],
    mend: [
      step("See what else fires since then: that is the cause. Go through [the decision tree](decision-tree.md)."),
      step("Nothing else fires: look what was changed when the errors began, and take it back."),
      ...(isFast ? [] : [step("It can wait for the day: nobody need be woken.")]),
    ],
    over: `\`${errors}\` is back at what it was. The budget itself comes back only as the bad time leaves the window.`,
    related: [`${alert.name.replace(/Burns(Fast|Slowly)$/, "")}${isFast ? "BurnsSlowly" : "BurnsFast"}`],
  };
}
