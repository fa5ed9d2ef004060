import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { isDataPanel, panelsOf } from "../panels.js";
import { DASHBOARD, type ThresholdsSpec } from "../schema/index.js";
import { board, stat } from "./board-case.js";

const thresholds = (first: number, second: number): string =>
  board(
    stat(
      "Lag",
      `thresholds: [{ color: "green" }, { value: ${first}, color: "orange" }, { value: ${second}, color: "red" }]`,
    ),
  );

export const thresholdOrder: Rule = {
  code: "grafana/threshold-order",
  severity: "error",
  summary: "Thresholds do not rise",
  why: "Grafana takes the last threshold that a value has reached, in their order: one that is lower than the one before it hides that one.",
  mend: "Write them from the lowest to the highest; the first may leave out its value.",
  failing: thresholds(1000, 100),
  passing: thresholds(100, 1000),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        if (!isDataPanel(panel)) continue;
        const places = [
          { thresholds: panel.thresholds, path: [...path, "thresholds"] },
          ...(panel.overrides ?? []).map(({ thresholds }, index) => ({
            thresholds,
            path: [...path, "overrides", index, "thresholds"],
          })),
        ];
        for (const each of places) {
          const fault = each.thresholds === undefined ? undefined : firstFault(each.thresholds);
          if (fault === undefined || each.thresholds === undefined) continue;
          const steps = "mode" in each.thresholds ? ["steps"] : [];
          yield {
            detail: `In the panel \`${panel.title}\` ${fault.what}. ${thresholdOrder.mend}`,
            at: placeIn(origin, spec, [...each.path, ...steps, fault.index]),
            resource: address,
          };
        }
      }
    }
  },
};

function firstFault(thresholds: ThresholdsSpec): { readonly index: number; readonly what: string } | undefined {
  const isPercentage = "mode" in thresholds;
  const steps = isPercentage ? thresholds.steps : thresholds;
  for (const [index, { value }] of steps.entries()) {
    const before = steps[index - 1]?.value ?? Number.NEGATIVE_INFINITY;
    if (value === undefined && index > 0) return { index, what: "a threshold that is not the first has no value" };
    if (value === undefined) continue;
    if (index > 0 && value <= before) return { index, what: `the threshold ${value} stands behind ${before}` };
    if (isPercentage && (value < 0 || value > 100)) return { index, what: `${value} is no percentage from 0 to 100` };
  }
  return undefined;
}
