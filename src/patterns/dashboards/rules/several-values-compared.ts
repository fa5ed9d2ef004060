import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { isPromqlText, isSqlText } from "../../../compiler/model/reference.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, panelsOf, queriesOf } from "../../../systems/grafana/public.js";
import { usesIn } from "../asking/variable-uses.js";
import { printers } from "../print.js";
import { board, panel } from "./events-case.js";

const filtered = (condition: string): string =>
  board(
    panel("stat", `SELECT count() FROM \${events} WHERE ${condition}`),
    'variables: [{ name: "kind", type: "custom", values: ["order", "refund"], multi: true }],',
  );

/** What compares with one value: in SQL, where quotes may stand around it, and in a matcher of PromQL. */
const SQL_COMPARISON = /(?:[^<>!=]=|==|!=|<>|\bLIKE|\bILIKE)\s*'?$/i;
const PROMQL_COMPARISON = /[^=!~]!?=\s*["']$/;

export const severalValuesCompared: Rule = {
  code: "grafana/several-values-compared",
  severity: "error",
  summary: "A variable of several values is compared as if it had one",
  why: "With one value chosen it works; with two, or all, the data source refuses the query, or finds nothing.",
  mend: "Write `IN ($name)` in SQL and `=~` in PromQL, or let one value be chosen.",
  failing: filtered("kind = $kind"),
  passing: filtered("kind IN ($kind)"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      const several = (spec.variables ?? [])
        .filter((each) => ("multi" in each && each.multi === true) || ("all" in each && each.all === true))
        .map(({ name }) => name);
      if (several.length === 0) continue;
      for (const { panel, path } of panelsOf(spec)) {
        for (const { query, path: within } of queriesOf(panel)) {
          const text = isSqlText(query) ? printers.sql(query, "clickhouse") : printers.promql(query);
          const comparison = isPromqlText(query) ? PROMQL_COMPARISON : SQL_COMPARISON;
          for (const { name, format, start } of usesIn(text)) {
            const isOne = format !== undefined && format !== "" && !/quote|sqlstring/.test(format);
            if (isOne || !several.includes(name) || !comparison.test(text.slice(0, start))) continue;
            yield {
              detail: `The panel \`${panel.title}\` compares with \`$${name}\`, of which several values can be chosen. ${severalValuesCompared.mend}`,
              at: atText(placeIn(origin, spec, [...path, ...within]), name),
              resource: address,
            };
          }
        }
      }
    }
  },
};
