import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { changeTopicsOf } from "../../change-topics.js";
import { flowsIn } from "../../flow.js";
import { nameOfPiece, piecesOf } from "../../sql/pieces.js";
import { CHANGES } from "../changes-case.js";
import { looksAtOperation } from "../sums/changes.js";
import { isDeclaredQueue } from "./queues.js";

const view = (id: string): string => `${CHANGES}
const kept = clickhouse.table("analytics.order_ids", { columns: { id: "Int64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.order_ids_mv", {
  to: kept,
  query: sql\`SELECT ${id} AS id FROM \${queue}\`,
});

const listed = [ordersNow, intoKept];
`;

export const deletesDropped: Rule = {
  code: "clickhouse/deletes-dropped",
  severity: "warning",
  summary: "A view reads changes, but no deletes",
  why: "The event of a DELETE has its key in `before` and nothing in `after`. A view that reads `after` alone drops it, or writes an empty row: what is deleted at the source stays.",
  mend: "Take the key from `before` where the operation is 'd', and mark the row as deleted; or compare the operation, if deletes are to be left out. A clickhouse.mirror does all of this.",
  failing: view("JSONExtractInt(event, 'after', 'id')"),
  passing: view("JSONExtractInt(event, if(JSONExtractString(event, 'op') = 'd', 'before', 'after'), 'id')"),
  *check(pipeline) {
    for (const { view, from } of flowsIn(pipeline).all) {
      if (!isDeclaredQueue(from)) continue;
      const topics = changeTopicsOf(from.spec.engine, pipeline);
      const pieces = piecesOf(view.spec.query);
      const reads = (name: string): boolean =>
        pieces.some((piece) => piece.text === `'${name}'` || nameOfPiece(piece) === name);
      if (topics === undefined || topics.isFlat || !reads("after") || reads("before")) continue;
      if (looksAtOperation(pieces)) continue;
      yield {
        detail: `\`${view.name}\` reads the changes of \`${from.name}\`, and of each only \`after\`. ${deletesDropped.mend}`,
        at: atText(within(view.origin, "query"), "after"),
        resource: view.address,
        related: [{ at: from.origin, note: "the queue" }],
      };
    }
  },
};
