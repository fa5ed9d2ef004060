import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { overlaps } from "../layout.js";
import { type PanelAt, sectionsOf } from "../panels.js";
import { DASHBOARD } from "../schema/index.js";
import { board, stat } from "./board-case.js";

const panels = (x: number): string =>
  board(`${stat("Lag", "at: { x: 0, y: 0, w: 6, h: 4 }")}\n    ${stat("Rows", `at: { x: ${x}, y: 0, w: 6, h: 4 }`)}`);

export const overlappingPanels: Rule = {
  code: "grafana/overlapping-panels",
  severity: "error",
  summary: "Two panels stand in the same place",
  why: "Grafana pushes one of them below the other: what readers see is not what is written.",
  mend: "Move one. What has no `at` flows around what has.",
  failing: panels(4),
  passing: panels(6),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const [one, other] of sectionsOf(spec).flatMap(({ panels }) => [...overlapping(panels)])) {
        yield {
          detail: `\`${other.panel.title}\` and \`${one.panel.title}\` overlap. ${overlappingPanels.mend}`,
          at: placeIn(origin, spec, [...other.path, "at"]),
          resource: address,
          related: [{ at: placeIn(origin, spec, [...one.path, "at"]), note: "the other one" }],
        };
      }
    }
  },
};

/** Each panel with the first before it that it overlaps. What flows overlaps nothing. */
function* overlapping(panels: readonly PanelAt[]): Iterable<readonly [PanelAt, PanelAt]> {
  const fixed = panels.filter(({ panel }) => panel.at !== undefined);
  for (const [index, other] of fixed.entries()) {
    const one = fixed.slice(0, index).find(({ panel: { at } }) => at && other.panel.at && overlaps(at, other.panel.at));
    if (one !== undefined) yield [one, other];
  }
}
