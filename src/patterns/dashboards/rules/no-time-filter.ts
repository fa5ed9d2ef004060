import type { Rule } from "../../../compiler/model/rule.js";
import { isWord, piecesOf } from "../../../systems/clickhouse/public.js";
import { type AskedOfDashboard, asked } from "../asked.js";
import { kindOfColumn } from "../column-kinds.js";
import { board, panel } from "./events-case.js";

const series = (condition: string): string =>
  board(panel("timeseries", `SELECT at AS time, amount FROM \${events}${condition} ORDER BY time`));

export const noTimeFilter: Rule = {
  code: "grafana/no-time-filter",
  severity: "warning",
  summary: "A panel over time reads all that its table ever held",
  why: "The browser gets every row since the beginning and shows those of the last hours; the longer the table is kept, the longer each load takes.",
  mend: "Add `WHERE $__timeFilter(column)`, by the column that the table is sorted or partitioned by.",
  failing: series(""),
  passing: series(" WHERE $__timeFilter(at)"),
  check: () => [],
  *judge(pipeline, answers) {
    for (const each of asked(pipeline)) {
      const { of, query, dashboard } = each;
      const columns = answers.get(query.id);
      if (columns === undefined || of.panel?.type !== "timeseries" || query.uses.length === 0) continue;
      if (!columns.some((column) => kindOfColumn(column) === "time") || isBounded(each)) continue;
      yield {
        detail: `${query.asker} has no time range. ${noTimeFilter.mend}`,
        at: query.at,
        resource: dashboard.address,
      };
    }
  },
};

/** What bounds a query: the dashboard's time range, the clock, or a number of rows. */
const BOUND = /\$\{?__(?:timeFilter|dateFilter|dateTimeFilter|dt\b|from|to|timeFrom|timeTo|fromTime|toTime)/;

function isBounded({ of }: AskedOfDashboard): boolean {
  const text = of.sql.$sql.filter((part) => typeof part === "string").join(" ");
  if (BOUND.test(text) || /\[\[__(from|to)\b/.test(text)) return true;
  return piecesOf(of.sql).some((piece) => isWord(piece, "now", "now64", "today", "yesterday", "limit", "with_fill"));
}
