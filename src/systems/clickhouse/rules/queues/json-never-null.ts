import { atText, within } from "../../../../compiler/model/origin.js";
import { isOfKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { inside, isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";

const view = (condition: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { event: "String" },
  orderBy: [],
});
const identified = clickhouse.view("analytics.identified_events", {
  query: sql\`SELECT event FROM \${events} WHERE ${condition}\`,
});

const listed = [identified];
`;

const NEVER_NULL =
  /^((simple)?JSONExtract(String|U?Int|Float|Bool|Raw)|visitParamExtract(String|U?Int|Float|Bool|Raw))$/i;

export const jsonNeverNull: Rule = {
  code: "clickhouse/json-never-null",
  severity: "error",
  summary: "A condition asks for NULL where there never is one",
  why: "JSONExtractString and its like return an empty text, 0 or false for what is missing, never NULL: the condition lets through all rows, or none.",
  mend: "Ask whether the path is there, JSONHas(event, 'after', 'id'); or read it as what can be NULL, JSONExtract(event, 'after', 'id', 'Nullable(String)').",
  failing: view("isNotNull(JSONExtractString(event, 'id'))"),
  passing: view("JSONHas(event, 'id')"),
  *check(pipeline) {
    for (const view of pipeline.resources.values()) {
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      const pieces = piecesOf(view.spec.query);
      for (const [index, piece] of pieces.entries()) {
        const name = nameOfPiece(piece) ?? "";
        if (!NEVER_NULL.test(name) || !isAskedForNull(pieces, index)) continue;
        yield {
          detail: `\`${view.name}\` asks whether ${name}(…) is NULL, which it never is. ${jsonNeverNull.mend}`,
          // The path may be read in many places: the question is what is wrong.
          at: atText(within(view.origin, "query"), askedBy(pieces, index) ?? name),
          resource: view.address,
        };
      }
    }
  },
};

/** The function that asks, `isNull` or `isNotNull`, as it is written. */
function askedBy(pieces: readonly Piece[], at: number): string | undefined {
  return isWord(pieces[at - 2], "isnull", "isnotnull") ? pieces[at - 2]?.text : undefined;
}

/** `isNull(f(…))`, `isNotNull(f(…))`, `f(…) IS [NOT] NULL`. */
function isAskedForNull(pieces: readonly Piece[], at: number): boolean {
  if (!isSymbol(pieces[at + 1], "(")) return false;
  const next = at + inside(pieces, at + 1).length + 3;
  if (isWord(pieces[next], "is")) return isWord(pieces[next + (isWord(pieces[next + 1], "not") ? 2 : 1)], "null");
  const isAlone = isSymbol(pieces[at - 1], "(") && isSymbol(pieces[next], ")");
  return isAlone && isWord(pieces[at - 2], "isnull", "isnotnull");
}
