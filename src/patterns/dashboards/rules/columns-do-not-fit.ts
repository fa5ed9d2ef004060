import type { Column } from "../../../compiler/model/column.js";
import type { Rule } from "../../../compiler/model/rule.js";
import type { PanelSpec } from "../../../systems/grafana/public.js";
import { type AskedOfDashboard, asked } from "../asked.js";
import { kindOfColumn } from "../column-kinds.js";
import { board, panel } from "./events-case.js";

export const columnsDoNotFit: Rule = {
  code: "grafana/columns-do-not-fit",
  severity: "error",
  summary: "A query does not return what its panel shows",
  why: "Grafana shows `No data`, or that a number or a text is missing.",
  mend: "Return such a column, or take a table, which shows anything.",
  failing: board(panel("stat", "SELECT any(kind) AS kind FROM ${events}")),
  passing: board(panel("stat", "SELECT uniq(kind) AS kinds FROM ${events}")),
  check: () => [],
  *judge(pipeline, answers) {
    for (const each of asked(pipeline)) {
      const columns = answers.get(each.query.id);
      const missing = columns === undefined ? undefined : missingIn(each, columns);
      if (columns === undefined || missing === undefined) continue;
      const returned = columns.map(({ name, type }) => `\`${name}\` (${type})`).join(", ");
      yield {
        detail: `${each.query.asker} needs ${missing}; its query returns ${returned}. ${columnsDoNotFit.mend}`,
        at: each.query.at,
        resource: each.dashboard.address,
      };
    }
  },
};

function missingIn({ of }: AskedOfDashboard, columns: readonly Column[]): string | undefined {
  const kinds = columns.map(kindOfColumn);
  if (of.panel === undefined) {
    const isAnnotation = of.path[0] === "annotations";
    return isAnnotation && !kinds.includes("time") ? "a column of a time" : undefined;
  }
  // What transformations make of it, nobody knows here.
  if ("transformations" in of.panel && of.panel.transformations !== undefined) return undefined;
  return missingOfPanel(of.panel, kinds);
}

/** That a time is missing is told by a rule of its own. */
function missingOfPanel(panel: PanelSpec, kinds: readonly ReturnType<typeof kindOfColumn>[]): string | undefined {
  switch (panel.type) {
    case "stat":
    case "gauge":
      return kinds.includes("number") || panel.field !== undefined ? undefined : "a column of numbers";
    case "timeseries":
    case "heatmap":
      return kinds.includes("number") || !kinds.includes("time") ? undefined : "a column of numbers";
    case "barchart":
      if (!kinds.includes("number")) return "a column of numbers";
      return kinds.includes("text") || kinds.includes("time") ? undefined : "a column of texts or times for its bars";
    case "stateTimeline":
      return kinds.length > 1 || !kinds.includes("time") ? undefined : "a column of states beside the time";
    case "logs":
      return kinds.includes("text") || !kinds.includes("time") ? undefined : "a column of texts";
    case "table":
    case "text":
      return undefined;
  }
}
