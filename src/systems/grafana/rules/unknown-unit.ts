import { didYouMean } from "../../../compiler/model/nearest.js";
import type { Origin } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import catalogue from "../catalogue/units.json" with { type: "json" };
import { isDataPanel, panelsOf } from "../panels.js";
import { DASHBOARD, type DashboardSpec } from "../schema/index.js";
import { board, stat } from "./board-case.js";

const UNITS: ReadonlySet<string> = new Set(catalogue.units);
/** Units that are made up: `suffix:/h`, `si:mF`, `count:rows`, `currency:CHF`, `time:YYYY`. */
const MADE_UP = /^(prefix|suffix|time|si|count|currency|bool):./;

export const unknownUnit: Rule = {
  code: "grafana/unknown-unit",
  severity: "error",
  summary: "Grafana does not have this unit",
  why: "Grafana writes what it does not know behind each number, without a word: no bytes become GiB, and no seconds minutes.",
  mend: "Take the id of a unit (`bytes`, `s`, `percentunit`), or make one up: `suffix:rows`.",
  failing: board(stat("Memory", 'unit: "byte"')),
  passing: board(stat("Memory", 'unit: "bytes"')),
  *check(pipeline) {
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { unit, asker, at } of unitsOf(dashboard)) {
        if (UNITS.has(unit) || MADE_UP.test(unit)) continue;
        yield {
          detail: `${asker} has the unit \`${unit}\`.${didYouMean(unit, UNITS)} ${unknownUnit.mend}`,
          at,
          resource: dashboard.address,
        };
      }
    }
  },
};

interface Unit {
  readonly unit: string;
  readonly asker: string;
  readonly at: Origin;
}

function* unitsOf({ origin, spec }: Resource<DashboardSpec>): Iterable<Unit> {
  for (const { panel, path } of panelsOf(spec)) {
    if (!isDataPanel(panel)) continue;
    const asker = `The panel \`${panel.title}\``;
    if (panel.unit !== undefined) yield { unit: panel.unit, asker, at: placeIn(origin, spec, [...path, "unit"]) };
    for (const [index, { unit }] of (panel.overrides ?? []).entries()) {
      if (unit === undefined) continue;
      yield { unit, asker, at: placeIn(origin, spec, [...path, "overrides", index, "unit"]) };
    }
  }
}
