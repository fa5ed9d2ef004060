import { atText, within } from "../../../../compiler/model/origin.js";
import { isOfKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { callsIn } from "../../sql/calls.js";
import { isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { LOG } from "../changes-case.js";
import { isReduced, letsUpdatesThrough, valuesRead } from "./logged.js";

const view = (where: string): string => `${LOG}
const revenue = clickhouse.view("analytics.revenue", {
  query: sql\`SELECT sum(amount) AS revenue FROM \${log} WHERE ${where}\`,
});

const listed = [ordersNow, intoLog, revenue];
`;

export const sumOverChanges: Rule = {
  code: "clickhouse/sum-over-changes",
  severity: "error",
  summary: "A query sums a table that has a row for each change",
  why: "The table keeps every version of a row: what was updated twice is summed three times, and what was deleted still counts.",
  mend: "Sum over the rows as they are: a clickhouse.mirror. Or take the newest version of each key (argMax, LIMIT 1 BY), or inserts alone.",
  failing: view("operation IN ('c', 'u')"),
  passing: view("operation = 'c'"),
  *check(pipeline) {
    for (const view of pipeline.resources.values()) {
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      // An incremental view sees each insert once: `clickhouse/updates-summed` tells it.
      if (isOfKind(view, MATERIALIZED_VIEW) && view.spec.refresh === undefined) continue;
      const pieces = piecesOf(view.spec.query);
      if (isReduced(pieces)) continue;
      const values = valuesRead(pieces, pipeline);
      const where = pieces.findLastIndex((piece) => isWord(piece, "where", "prewhere"));
      const condition = where < 0 ? [] : pieces.slice(where);
      for (const call of callsIn(pieces).filter(({ name }) => /^(sum|avg)/i.test(name))) {
        const summed: readonly Piece[] = call.arguments.flat();
        const value = summed.flatMap((piece) => nameOfPiece(piece) ?? []).find((name) => values.has(name));
        if (value === undefined || !letsUpdatesThrough([...summed, ...condition])) continue;
        yield {
          detail: `\`${view.name}\` computes ${call.name}() of \`${value}\`, of which there is one for each change. ${sumOverChanges.mend}`,
          at: atText(within(view.origin, "query"), call.name),
          resource: view.address,
        };
        break;
      }
    }
  },
};
