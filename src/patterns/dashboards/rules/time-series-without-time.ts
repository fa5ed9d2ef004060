import type { Rule } from "../../../compiler/model/rule.js";
import { asked } from "../asked.js";
import { kindOfColumn } from "../column-kinds.js";
import { board, panel } from "./events-case.js";

/** What is drawn over time. */
const OVER_TIME = new Set(["timeseries", "heatmap", "stateTimeline", "logs"]);

export const timeSeriesWithoutTime: Rule = {
  code: "grafana/time-series-without-time",
  severity: "error",
  summary: "A panel over time has a query that returns no time",
  why: "Grafana shows `Data is missing a time field`, and nothing else.",
  mend: "Return a column of a Date or DateTime: `toStartOfHour(created_at) AS time`. Or take a table, a stat or a bar chart.",
  failing: board(panel("timeseries", "SELECT kind, count() AS events FROM ${events} GROUP BY kind")),
  passing: board(
    panel("timeseries", "SELECT at AS time, kind, amount FROM ${events} WHERE $__timeFilter(at) ORDER BY time"),
  ),
  check: () => [],
  *judge(pipeline, answers) {
    for (const { dashboard, of, query } of asked(pipeline)) {
      const columns = answers.get(query.id);
      if (columns === undefined || of.panel === undefined || !OVER_TIME.has(of.panel.type)) continue;
      if ("transformations" in of.panel && of.panel.transformations !== undefined) continue;
      if (columns.some((column) => kindOfColumn(column) === "time")) continue;
      const returned = columns.map(({ name, type }) => `\`${name}\` (${type})`).join(", ");
      yield {
        detail: `${query.asker} returns ${returned}. ${timeSeriesWithoutTime.mend}`,
        at: query.at,
        resource: dashboard.address,
      };
    }
  },
};
