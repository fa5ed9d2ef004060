import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { isSymbol, piecesOf, selectItems } from "../../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { sqlQueries } from "../queries.js";
import { board, panel } from "./events-case.js";

export const selectAll: Rule = {
  code: "grafana/select-all",
  severity: "warning",
  summary: "A panel shows every column that its table happens to have",
  why: "A column that is added to the table appears in the dashboard, whatever it holds, and is read from disk at each load.",
  mend: "Name the columns that are shown.",
  failing: board(panel("table", "SELECT * FROM ${events} LIMIT 10")),
  passing: board(panel("table", "SELECT at, kind FROM ${events} LIMIT 10")),
  *check(pipeline) {
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { sql, asker, path, panel } of sqlQueries(dashboard, pipeline.resources)) {
        if (panel === undefined) continue;
        const items = selectItems(piecesOf(sql)) ?? [];
        if (
          !items.some(
            ({ expression }) => expression.length > 0 && isSymbol(expression.at(-1), "*") && isAll(expression.length),
          )
        )
          continue;
        yield {
          detail: `${asker} asks for \`*\`. ${selectAll.mend}`,
          at: atText(placeIn(dashboard.origin, dashboard.spec, path), "SELECT"),
          resource: dashboard.address,
        };
      }
    }
  },
};

/** `*`, `t.*`; a product ends in no star. */
function isAll(length: number): boolean {
  return length === 1 || length === 3;
}
