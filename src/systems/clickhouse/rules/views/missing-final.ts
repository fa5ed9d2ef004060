import { atText, within } from "../../../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { callsIn } from "../../sql/calls.js";
import { columnNames } from "../../sql/column-names.js";
import { isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { readsIn } from "../../sql/reads.js";
import { behind } from "../behind.js";
import { type Kept, keptBy, replacesRows } from "../kept.js";

const view = (final: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", status: "String", version: "UInt64" },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ["id"],
});
const byStatus = clickhouse.view("analytics.orders_by_status", {
  query: sql\`SELECT status, count() AS orders FROM \${orders}${final} GROUP BY status\`,
});

const listed = [byStatus];
`;

export const missingFinal: Rule = {
  code: "clickhouse/missing-final",
  severity: "warning",
  summary: "A query reads rows that have been replaced",
  why: "Rows of one sorting key become one when their parts happen to be merged, some time or never. Until then a query sees the old ones beside the new.",
  mend: "Write FINAL after the table, or take the newest of each key yourself (argMax, LIMIT 1 BY).",
  failing: view(""),
  passing: view(" FINAL"),
  *check(pipeline) {
    const { byName, byView } = flowsIn(pipeline);
    for (const view of pipeline.resources.values()) {
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      const pieces = piecesOf(view.spec.query);
      const flow = byView.get(view);
      for (const read of readsIn(pieces, byName)) {
        const table = pipeline.resources.get(read.address);
        const kept = keptBy(behind(read.address, pipeline));
        // An incremental view sees the rows that are inserted: what it reads first has no old ones.
        if (table === undefined || kept === undefined || !replacesRows(kept) || table === flow?.from) continue;
        if (read.isFinal || takesNewest(pieces, kept) || isOfMirror(table, pipeline)) continue;
        const at = within(view.origin, "query");
        yield {
          detail: `\`${view.name}\` reads \`${table.name}\`, a ${kept.engine}, without FINAL. ${missingFinal.mend}`,
          at: read.text === undefined ? at : atText(at, read.text),
          resource: view.address,
          related: [{ at: placeOf(table), note: "the table" }],
        };
      }
    }
  },
};

/** What a mirror makes is to be read through the mirror, and a rule of its own says so. */
function isOfMirror({ madeBy }: Resource, pipeline: Pipeline): boolean {
  return madeBy !== undefined && pipeline.resources.get(madeBy)?.kind === "clickhouse.mirror";
}

function placeOf(table: Resource) {
  return table.madeBy === undefined ? within(table.origin, "engine") : table.origin;
}

/** What else than FINAL tells old rows from new ones, as far as words can show: then nothing is said. */
function takesNewest(pieces: readonly Piece[], kept: Kept): boolean {
  const own = new Set([kept.engineColumn("version"), kept.engineColumn("sign"), kept.engineColumn("isDeleted")]);
  const names = pieces.flatMap((piece) => nameOfPiece(piece) ?? []);
  const isSetFinal = pieces.some((piece, at) => isWord(piece, "final") && isSymbol(pieces[at + 1], "="));
  if (isSetFinal || names.some((name) => own.has(name))) return true;
  const isLimitBy = pieces.some((piece, at) => isWord(piece, "limit") && isWord(pieces[at + 2], "by"));
  const calls = callsIn(pieces).map((call) => call.name);
  if (isLimitBy || calls.some((name) => /^(argm(ax|in)|row_number|rank)/i.test(name))) return true;
  const aggregates = calls.filter((name) => /^(sum|count|avg|min|max|any|uniq|group|quantile|median)/i.test(name));
  // These are the same of a row once and of a row several times over; a deleted or older row counts all the same.
  if (aggregates.length > 0 && aggregates.every((name) => /^(min|max|uniq|groupUniq)/i.test(name))) return true;
  const group = pieces.findLastIndex((piece, at) => isWord(piece, "group") && isWord(pieces[at + 1], "by"));
  const grouped = new Set(group < 0 ? [] : pieces.slice(group).flatMap((piece) => nameOfPiece(piece) ?? []));
  return (
    kept.orderBy.length > 0 && kept.orderBy.every((each) => [...columnNames(each)].every((name) => grouped.has(name)))
  );
}
