import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { sectionsOf } from "../panels.js";
import { DASHBOARD } from "../schema/index.js";
import { board, stat } from "./board-case.js";

export const duplicatePanelTitle: Rule = {
  code: "grafana/duplicate-panel-title",
  severity: "warning",
  summary: "Two panels of one row have the same title",
  why: "Nobody can tell them apart, in the dashboard or in a message about it.",
  mend: "Say in each title what tells it from the other.",
  failing: board(`${stat("Lag")}\n    ${stat("Lag")}`),
  passing: board(`${stat("Lag of orders")}\n    ${stat("Lag of customers")}`),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panels } of sectionsOf(spec)) {
        const seen = new Map<string, readonly (string | number)[]>();
        for (const { panel, path } of panels) {
          const first = seen.get(panel.title);
          if (panel.title === "") continue;
          if (first === undefined) seen.set(panel.title, path);
          else
            yield {
              detail: `\`${panel.title}\` stands twice. ${duplicatePanelTitle.mend}`,
              at: placeIn(origin, spec, [...path, "title"]),
              resource: address,
              related: [{ at: placeIn(origin, spec, [...first, "title"]), note: "the other one" }],
            };
        }
      }
    }
  },
};
