import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { GRID_COLUMNS } from "../layout.js";
import { panelsOf } from "../panels.js";
import { DASHBOARD } from "../schema/index.js";
import { board, stat } from "./board-case.js";

export const panelOutsideGrid: Rule = {
  code: "grafana/panel-outside-grid",
  severity: "error",
  summary: "A panel stands out of the grid",
  why: "A dashboard has 24 columns: Grafana pushes a panel that goes over the last one to another place, on each reader's screen anew.",
  mend: "`x` and `w` together are 24 at most. Leave `at` out, and the panel flows.",
  failing: board(stat("Lag", "at: { x: 20, y: 0, w: 6, h: 4 }")),
  passing: board(stat("Lag", "at: { x: 18, y: 0, w: 6, h: 4 }")),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        const { at, title } = panel;
        if (at === undefined || at.x + at.w <= GRID_COLUMNS) continue;
        yield {
          detail: `\`${title}\` goes from column ${at.x} to ${at.x + at.w}. ${panelOutsideGrid.mend}`,
          at: placeIn(origin, spec, [...path, "at"]),
          resource: address,
        };
      }
    }
  },
};
