import type { Column } from "../../../../compiler/model/column.js";
import { type Diagnostic, diagnosticOf } from "../../../../compiler/model/diagnostic.js";
import { atText, type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { TABLE } from "../../schema/table.js";
import { MATERIALIZED_VIEW, type MaterializedViewSpec } from "../../schema/view.js";
import { nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";
import { selectItems } from "../../sql/select-items.js";
import { NARROWING_VIEW, VIEW_COLUMN_DOES_NOT_FIT } from "./codes.js";
import { lossOf } from "./loss.js";

/** Views that write into a declared table: of these the engine is asked which columns they return. */
export function writesIntoTable(resource: Resource<MaterializedViewSpec>): boolean {
  return resource.madeBy === undefined && resource.spec.to !== undefined;
}

/** Columns of views that lose something on their way into a table. */
export function filledColumns(
  pipeline: Pipeline,
  entries: ReadonlyMap<string, { readonly columns?: readonly Column[] }>,
): readonly Diagnostic[] {
  return ofKind(pipeline.resources, MATERIALIZED_VIEW)
    .filter(writesIntoTable)
    .flatMap((view) => lossesOf(view, entries.get(view.address)?.columns ?? [], pipeline));
}

function lossesOf(
  view: Resource<MaterializedViewSpec>,
  columns: readonly Column[],
  pipeline: Pipeline,
): readonly Diagnostic[] {
  const to = view.spec.to;
  const table = to === undefined ? undefined : resourceAt(pipeline.resources, to.$ref, TABLE);
  if (table === undefined) return [];
  const items = selectItems(piecesOf(view.spec.query)) ?? [];
  return columns.flatMap(({ name, type }) => {
    const target = table.spec.columns[name];
    // A refresh inserts by a query of its own, in which NULL becomes the type's default.
    const loss = target && lossOf(type, target.type, view.spec.refresh === undefined);
    const item = items.find((each) => each.name === name);
    if (target === undefined || loss === undefined || isLiteral(item?.expression)) return [];
    const code = loss.isCommon ? VIEW_COLUMN_DOES_NOT_FIT : NARROWING_VIEW;
    return diagnosticOf(code, {
      detail: `\`${name}\` of \`${view.name}\` is ${type}, and goes into \`${name}\` of \`${table.name}\`, ${target.type}, which ${loss.what}. Say in the query what is meant: \`${loss.call} AS ${name}\`; or give the table's column the type.`,
      at: placeIn(view, name),
      resource: view.address,
      related: table.madeBy === undefined ? [{ at: within(table.origin, "columns", name), note: "the column" }] : [],
    });
  });
}

/** A constant is what it is: the author sees whether it fits. */
function isLiteral(expression: readonly Piece[] | undefined): boolean {
  return expression?.length === 1 && expression[0] !== undefined && nameOfPiece(expression[0]) === undefined;
}

/** The column's name in the query; the query, where it comes by `*`. */
function placeIn(view: Resource<MaterializedViewSpec>, name: string): Origin {
  const query = within(view.origin, "query");
  const isWritten = piecesOf(view.spec.query).some((piece) => nameOfPiece(piece) === name);
  return isWritten ? atText(query, name) : query;
}
