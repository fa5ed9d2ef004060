import type { Column } from "../../../compiler/model/column.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { isSqlText } from "../../../compiler/model/reference.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Answers, Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, type DataPanelSpec, isDataPanel, panelsOf, queriesOf } from "../../../systems/grafana/public.js";
import { type AskedOfDashboard, asked } from "../asked.js";
import { kindOfColumn } from "../column-kinds.js";
import { board, panel } from "./events-case.js";

const shown = (field: string): string =>
  board(
    panel(
      "table",
      "SELECT kind, sum(amount) AS revenue FROM ${events} GROUP BY kind",
      `overrides: [{ field: "${field}", unit: "short" }],`,
    ),
  );

export const unknownField: Rule = {
  code: "grafana/unknown-field",
  severity: "warning",
  summary: "An override is for a field that the panel's queries do not return",
  why: "It changes nothing: the unit, the colour or the link that was meant is not there.",
  mend: "Correct the field's name, which is that of the column.",
  failing: shown("revenues"),
  passing: shown("revenue"),
  check: () => [],
  *judge(pipeline, answers) {
    const queries = asked(pipeline);
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        const names = isDataPanel(panel) ? fieldsOf(panel, queries, answers) : undefined;
        if (names === undefined || !isDataPanel(panel)) continue;
        for (const [index, { field }] of (panel.overrides ?? []).entries()) {
          if (field === undefined || field.includes("$") || names.includes(field)) continue;
          yield {
            detail: `No query of \`${panel.title}\` returns \`${field}\`.${didYouMean(field, names)} ${unknownField.mend}`,
            at: placeIn(origin, spec, [...path, "overrides", index, "field"]),
            resource: address,
          };
        }
      }
    }
  },
};

/** Names that the panel's fields have; undefined where its series or transformations make names. */
function fieldsOf(
  panel: DataPanelSpec,
  queries: readonly AskedOfDashboard[],
  answers: Answers,
): readonly string[] | undefined {
  if (panel.overrides === undefined || panel.transformations !== undefined) return undefined;
  const all = queriesOf(panel);
  if (all.length === 0 || all.some(({ query }) => !isSqlText(query))) return undefined;
  const columns = queries.filter(({ of }) => of.panel === panel).map(({ query }) => answers.get(query.id));
  const known = columns.filter((each): each is readonly Column[] => each !== undefined);
  if (known.length < all.length) return undefined;
  // Of rows with texts, a graph makes series that are named by them.
  const makesSeries = panel.type === "timeseries" || panel.type === "heatmap" || panel.type === "stateTimeline";
  if (makesSeries && known.some((each) => each.some((column) => kindOfColumn(column) === "text"))) return undefined;
  const said = [panel.displayName, ...panel.overrides.map(({ displayName }) => displayName)];
  return [...known.flatMap((each) => each.map(({ name }) => name)), ...said.filter((each) => each !== undefined)];
}
