import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { COLORS, isColor } from "../catalogue/colors.js";
import { isDataPanel, panelsOf } from "../panels.js";
import { DASHBOARD, type FieldSpec } from "../schema/index.js";
import { board, stat } from "./board-case.js";

const from = (color: string): string =>
  board(stat("Memory", `thresholds: [{ color: "green" }, { value: 0.8, color: "${color}" }]`));

export const unknownColor: Rule = {
  code: "grafana/unknown-color",
  severity: "error",
  summary: "There is no such colour",
  why: "Grafana draws what it does not know in black or in grey, without a word: what was to be red is not seen.",
  mend: 'Take one of Grafana\'s (`"red"`, `"dark-red"`, `"semi-dark-orange"`), or write it: `"#f2495c"`.',
  failing: from("rad"),
  passing: from("red"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        if (!isDataPanel(panel)) continue;
        const fields = [
          { field: panel, at: path },
          ...(panel.overrides ?? []).map((field, index) => ({ field, at: [...path, "overrides", index] })),
        ];
        for (const { field, at } of fields) {
          for (const { color, way } of colorsOf(field)) {
            if (isColor(color)) continue;
            yield {
              detail: `The panel \`${panel.title}\` has the colour \`${color}\`.${didYouMean(color, COLORS)} ${unknownColor.mend}`,
              at: placeIn(origin, spec, [...at, ...way]),
              resource: address,
            };
          }
        }
      }
    }
  },
};

interface Colored {
  readonly color: string;
  readonly way: readonly (string | number)[];
}

function* colorsOf({ thresholds, mappings, color }: FieldSpec): Iterable<Colored> {
  const isPercentage = thresholds !== undefined && "mode" in thresholds;
  const steps = isPercentage ? thresholds.steps : (thresholds ?? []);
  for (const [index, step] of steps.entries())
    yield { color: step.color, way: ["thresholds", ...(isPercentage ? ["steps"] : []), index, "color"] };
  for (const [index, mapping] of (mappings ?? []).entries())
    if (mapping.color !== undefined) yield { color: mapping.color, way: ["mappings", index, "color"] };
  if (typeof color === "string") yield { color, way: ["color"] };
  else if (color?.fixed !== undefined) yield { color: color.fixed, way: ["color", "fixed"] };
}
