import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, type DashboardSpec, panelsOf, sectionsOf } from "../../../systems/grafana/public.js";
import { usesIn } from "../asking/variable-uses.js";
import { variableTexts } from "../variable-texts.js";
import { board, panel } from "./events-case.js";

const filtered = (condition: string): string =>
  board(
    panel("stat", `SELECT count() FROM \${events} WHERE ${condition}`),
    'variables: [{ name: "kind", type: "custom", values: ["order", "refund"] }],',
  );

export const unusedVariable: Rule = {
  code: "grafana/unused-variable",
  severity: "warning",
  summary: "Nothing in a dashboard uses one of its variables",
  why: "Readers choose a value, and nothing changes: they take what they see for the chosen part.",
  mend: "Use it in a query, or take it out.",
  failing: filtered("kind = 'order'"),
  passing: filtered("kind = '$kind'"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      const used = usedIn(spec);
      for (const [index, { name, type }] of (spec.variables ?? []).entries()) {
        // Grafana adds filters to queries by itself.
        if (type === "adhoc" || used.has(name)) continue;
        yield {
          detail: `\`$${name}\` stands in no query, title or link. ${unusedVariable.mend}`,
          at: within(origin, "variables", index, "name"),
          resource: address,
        };
      }
    }
  },
};

function usedIn(spec: DashboardSpec): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (text: string): void => {
    for (const { name, parameters } of usesIn(text)) {
      used.add(name);
      for (const each of parameters ?? []) add(each);
    }
  };
  for (const { text } of variableTexts(spec)) if (text.includes("$") || text.includes("[[")) add(text);
  for (const { panel } of panelsOf(spec)) if (panel.repeat !== undefined) used.add(panel.repeat);
  for (const { row } of sectionsOf(spec)) if (row?.row.repeat !== undefined) used.add(row.row.repeat);
  const all = [...(spec.links ?? []), ...panelsOf(spec).flatMap(({ panel }) => panel.links ?? [])];
  // A link that takes the variables along uses them.
  if (all.some((link) => link.keepVariables === true)) for (const { name } of spec.variables ?? []) used.add(name);
  return used;
}
