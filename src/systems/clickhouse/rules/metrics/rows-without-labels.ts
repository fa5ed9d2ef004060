import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { objectsByName } from "../../dependencies.js";
import { METRIC } from "../../schema/metric.js";
import { VIEW } from "../../schema/view.js";
import { callsIn } from "../../sql/calls.js";
import { depthAt, inside, isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { shapeOf } from "../../sql/query-scopes.js";
import { metricCase } from "./case.js";

export const rowsWithoutLabels: Rule = {
  code: "clickhouse/rows-without-labels",
  severity: "error",
  summary: "A metric without labels has a row for each row of a table",
  why: "All rows are one series, and a series has one value at a time: Prometheus keeps one of them and drops the others, or the whole page.",
  mend: "Aggregate to one row, or name in `labels` the columns that tell the rows apart.",
  failing: metricCase("SELECT amount AS value FROM ${orders}"),
  passing: metricCase("SELECT sum(amount) AS value FROM ${orders}"),
  *check(pipeline) {
    for (const { name, spec, origin, address, madeBy } of ofKind(pipeline.resources, METRIC)) {
      if (madeBy !== undefined || spec.labels.length > 0) continue;
      const many = manyRowsOf(piecesOf(spec.query), new Map(), pipeline, 0);
      if (many === undefined) continue;
      const detail = `\`${name}\` has no labels, and its query returns ${many}. ${rowsWithoutLabels.mend}`;
      yield { detail, at: within(origin, "query"), resource: address };
    }
  },
};

type Named = ReadonlyMap<string, readonly Piece[]>;

/** What changes a value and makes no one row of several. */
const SCALAR =
  /^(to[A-Z]\w*|date_?diff|age|now|today|round|floor|ceil|abs|if|multiIf|ifNull|coalesce|assumeNotNull|greatest|least)$/;
const MOST_DEEP = 10;

/** Of what a query returns a row each, for certain: no aggregate, no LIMIT, and nothing is picked by its value. */
function manyRowsOf(query: readonly Piece[], outer: Named, pipeline: Pipeline, depth: number): string | undefined {
  const bare = isSymbol(query[0], "(") && inside(query, 0).length === query.length - 2 ? inside(query, 0) : query;
  const { selects, named } = shapeOf(bare);
  const [select] = selects;
  const at = (...words: readonly string[]): number =>
    bare.findIndex((piece, index) => isWord(piece, ...words) && depthAt(bare, index) === 0);
  if (depth > MOST_DEEP || select === undefined || selects.length > 1 || at("limit") >= 0) return undefined;
  const picked = at("where", "prewhere", "having", "qualify");
  if (picked >= 0 && bare.slice(picked).some((piece) => isSymbol(piece, "=") || isWord(piece, "in", "like")))
    return undefined;
  const group = at("group");
  if (group >= 0)
    return `a row for each group of \`${bare.slice(group).flatMap((piece) => nameOfPiece(piece) ?? [])[2] ?? "GROUP BY"}\``;
  const calls = select.items.flatMap((item) => callsIn(item));
  const [source, ...others] = select.sources;
  if (source === undefined || others.length > 0 || calls.some(({ name }) => !SCALAR.test(name))) return undefined;
  const [first, , object] = source.of;
  if (isSymbol(first, "(")) return manyRowsOf(source.of, new Map([...outer, ...named]), pipeline, depth + 1);
  const name = nameOfPiece(first) ?? "";
  const own = object === undefined ? (named.get(name) ?? outer.get(name)) : undefined;
  if (own !== undefined) return manyRowsOf(own, new Map([...outer, ...named]), pipeline, depth + 1);
  const written = object === undefined ? name : `${name}.${nameOfPiece(object)}`;
  const address = first?.type === "reference" ? first.address : objectsByName(pipeline.resources).get(written);
  const read = address === undefined ? undefined : pipeline.resources.get(address);
  if (address === undefined || read === undefined) return undefined;
  const view = resourceAt(pipeline.resources, address, VIEW);
  if (view !== undefined && view.madeBy === undefined)
    return manyRowsOf(piecesOf(view.spec.query), new Map(), pipeline, depth + 1);
  return `a row for each row of \`${read.name}\``;
}
