import { atText } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type Call, callsIn } from "../../sql/calls.js";
import { isSymbol, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { LOG } from "../changes-case.js";
import { isDelete, valuesRead } from "./logged.js";
import { readQueries } from "./read-queries.js";

const view = (returned: string): string => `${LOG}
const removed = clickhouse.view("analytics.removed", {
  query: sql\`SELECT ${returned} AS removed FROM \${log}\`,
});

const listed = [ordersNow, intoLog, removed];
`;

export const valueOfDeletedRow: Rule = {
  code: "clickhouse/value-of-deleted-row",
  severity: "error",
  summary: "A query takes the values of deleted rows from where there are none",
  why: "The event of a DELETE has nothing in `after`: a column that is read from there is empty or 0 in it, and what is computed of it is always nothing.",
  mend: "Keep `before` as well (a clickhouse.changes does, under replica identity FULL), and take the value of a deleted row from it.",
  failing: view("sumIf(amount, operation = 'd')"),
  passing: view("countIf(operation = 'd')"),
  *check(pipeline) {
    for (const { resource, asker, query, at } of readQueries(pipeline)) {
      const pieces = piecesOf(query);
      const values = valuesRead(pieces, pipeline);
      if (values.size === 0) continue;
      for (const call of callsIn(pieces)) {
        const taken = takenOfDeleted(call).flatMap((piece) => nameOfPiece(piece) ?? []);
        const value = taken.find((name) => values.has(name));
        if (value === undefined) continue;
        yield {
          detail: `${asker} takes \`${value}\` of deleted rows, which is read from \`after\`. ${valueOfDeletedRow.mend}`,
          at: atText(at, call.name),
          resource: resource.address,
        };
      }
    }
  },
};

/** What a call returns or sums where the operation is a delete: `if(…)`, `multiIf(…)`, `sumIf(…)`. */
function takenOfDeleted(call: Call): readonly Piece[] {
  const values = call.arguments;
  if (/^(sum|avg|min|max)If$/i.test(call.name)) return asksForDelete(values[1]) ? (values[0] ?? []) : [];
  if (!/^(multiIf|if)$/i.test(call.name)) return [];
  return values.flatMap((each, index) => (index % 2 === 1 && asksForDelete(values[index - 1]) ? each : []));
}

/** `operation = 'd'`, and nothing else. */
function asksForDelete(condition: readonly Piece[] | undefined): boolean {
  const [name, equals, operation] = condition ?? [];
  const isComparison = condition?.length === 3 && /^_*op|operation/i.test(nameOfPiece(name) ?? "");
  return isComparison && isSymbol(equals, "=") && operation !== undefined && isDelete(operation);
}
