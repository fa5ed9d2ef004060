import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { isDataPanel, panelsOf } from "../panels.js";
import { DASHBOARD } from "../schema/index.js";
import { board } from "./board-case.js";

const between = (min: number, max: number): string =>
  board(`grafana.gauge("Used", { query: promql\`up\`, min: ${min}, max: ${max} }),`);

export const minAboveMax: Rule = {
  code: "grafana/min-above-max",
  severity: "error",
  summary: "A scale ends below where it begins",
  why: "No value is on such a scale: a gauge is empty or full whatever happens, and an axis is upside down.",
  mend: "Write the lower end as `min`, and the upper one as `max`.",
  failing: between(10, 5),
  passing: between(5, 10),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        if (!isDataPanel(panel)) continue;
        const fields = [
          { field: panel, at: path },
          ...(panel.overrides ?? []).map((field, index) => ({ field, at: [...path, "overrides", index] })),
        ];
        for (const { field, at } of fields) {
          // What an override leaves out is the panel's.
          const min = field.min ?? panel.min;
          const max = field.max ?? panel.max;
          const isOwn = field === panel || field.min !== undefined || field.max !== undefined;
          if (!isOwn || min === undefined || max === undefined || min < max) continue;
          yield {
            detail: `The scale of the panel \`${panel.title}\` is from ${min} to ${max}. ${minAboveMax.mend}`,
            at: placeIn(origin, spec, [...at, field.min === undefined ? "max" : "min"]),
            resource: address,
          };
        }
      }
    }
  },
};
