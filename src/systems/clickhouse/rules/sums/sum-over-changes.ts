import { atText } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { callsIn } from "../../sql/calls.js";
import { isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { LOG } from "../changes-case.js";
import { isReduced, letsUpdatesThrough, valuesRead } from "./logged.js";
import { readQueries } from "./read-queries.js";

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
    for (const { resource, asker, query, at, isIncremental } of readQueries(pipeline)) {
      // An incremental view sees each insert once: `clickhouse/updates-summed` tells it.
      if (isIncremental) continue;
      const pieces = piecesOf(query);
      if (isReduced(pieces)) continue;
      const values = valuesRead(pieces, pipeline);
      const where = pieces.findLastIndex((piece) => isWord(piece, "where", "prewhere"));
      const condition = where < 0 ? [] : pieces.slice(where);
      for (const call of callsIn(pieces).filter(({ name }) => /^(sum|avg)/i.test(name))) {
        const summed: readonly Piece[] = call.arguments.flat();
        const value = summed.flatMap((piece) => nameOfPiece(piece) ?? []).find((name) => values.has(name));
        if (value === undefined || !letsUpdatesThrough([...summed, ...condition])) continue;
        yield {
          detail: `${asker} computes ${call.name}() of \`${value}\`, of which there is one for each change. ${sumOverChanges.mend}`,
          at: atText(at, call.name),
          resource: resource.address,
        };
        break;
      }
    }
  },
};
