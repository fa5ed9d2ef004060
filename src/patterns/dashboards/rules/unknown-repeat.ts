import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, type DashboardSpec, sectionsOf } from "../../../systems/grafana/public.js";
import { board, panel } from "./events-case.js";

const repeated = (name: string): string =>
  board(
    panel("stat", "SELECT count() FROM ${events} WHERE kind = '$kind'", `repeat: "${name}",`),
    'variables: [{ name: "kind", type: "custom", values: ["order", "refund"] }],',
  );

export const unknownRepeat: Rule = {
  code: "grafana/unknown-repeat",
  severity: "error",
  summary: "A panel or a row is repeated over a variable that is not there, or has no values",
  why: "Grafana shows it once, with nothing chosen, instead of once for each value.",
  mend: "Name one of the dashboard's variables, of the type `query`, `custom`, `interval` or `datasource`.",
  failing: repeated("kinds"),
  passing: repeated("kind"),
  *check(pipeline) {
    for (const { address, name: dashboard, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      const several = (spec.variables ?? []).filter(({ type }) => !["text", "constant", "adhoc"].includes(type));
      const names = several.map(({ name }) => name);
      for (const { repeat, path } of repeatsIn(spec)) {
        if (names.includes(repeat)) continue;
        yield {
          detail: `\`${dashboard}\` has no variable \`${repeat}\` of several values.${didYouMean(repeat, names)} ${unknownRepeat.mend}`,
          at: placeIn(origin, spec, [...path, "repeat"]),
          resource: address,
        };
      }
    }
  },
};

function repeatsIn(spec: DashboardSpec) {
  return sectionsOf(spec)
    .flatMap(({ row, panels }) => [
      ...(row === undefined ? [] : [{ repeat: row.row.repeat, path: row.path }]),
      ...panels.map(({ panel, path }) => ({ repeat: panel.repeat, path })),
    ])
    .flatMap(({ repeat, path }) => (repeat === undefined ? [] : [{ repeat, path }]));
}
