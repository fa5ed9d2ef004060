import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TRANSFORMATIONS } from "../catalogue/transformations.js";
import { isDataPanel, panelsOf } from "../panels.js";
import { DASHBOARD } from "../schema/index.js";
import { board, stat } from "./board-case.js";

const changed = (id: string): string => board(stat("Up", `transformations: [{ id: "${id}", options: {} }]`));

export const unknownTransformation: Rule = {
  code: "grafana/unknown-transformation",
  severity: "error",
  summary: "Grafana has no such transformation",
  why: "Grafana leaves it out: what was to be joined or renamed is shown as it came.",
  mend: "Correct its id, which is written as in the panel's JSON.",
  failing: changed("organise"),
  passing: changed("organize"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        if (!isDataPanel(panel)) continue;
        for (const [index, { id }] of (panel.transformations ?? []).entries()) {
          if (TRANSFORMATIONS.has(id)) continue;
          yield {
            detail: `The panel \`${panel.title}\` has the transformation \`${id}\`.${didYouMean(id, TRANSFORMATIONS)} ${unknownTransformation.mend}`,
            at: placeIn(origin, spec, [...path, "transformations", index, "id"]),
            resource: address,
          };
        }
      }
    }
  },
};
