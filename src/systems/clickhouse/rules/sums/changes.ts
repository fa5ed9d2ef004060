import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { changeTopicsOf } from "../../change-topics.js";
import { type Flow, flowsIn, flowsTowards } from "../../flow.js";
import { TABLE } from "../../schema/table.js";
import { isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";

/** The flow by which a source's changes enter: a view over a queue of them. */
export function changesInto(resource: Resource, pipeline: Pipeline): Flow | undefined {
  const towards = flowsTowards(resource.address, flowsIn(pipeline));
  const entry = towards.find((flow) => flow.from !== undefined && isChangeQueue(flow.from, pipeline));
  // A view on the way that looks at the operation may let through new rows alone.
  return towards.some((flow) => looksAtOperation(piecesOf(flow.view.spec.query))) ? undefined : entry;
}

/** Whether whole tables arrive at once: Debezium begins with all rows that there are. */
export function carriesSnapshot(resource: Resource, pipeline: Pipeline): boolean {
  const towards = flowsTowards(resource.address, flowsIn(pipeline));
  return towards.some((flow) => flow.from !== undefined && isChangeQueue(flow.from, pipeline));
}

export function isChangeQueue(resource: Resource, pipeline: Pipeline): boolean {
  if (!isOfKind(resource, TABLE) || resource.madeBy !== undefined || resource.spec.engine.type !== "Kafka")
    return false;
  return changeTopicsOf(resource.spec.engine, pipeline) !== undefined;
}

const OPERATION = /^(_*op|operation(_name|_type)?|_*(is_)?deleted|_*sign|_*is_insert)$/i;

/** Whether a query decides by the operation: compares it, or computes with it. To name it alone decides nothing. */
export function looksAtOperation(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) => {
    const isPath = piece.type === "string" && /^'(op|__op|__deleted)'$/.test(piece.text);
    const name = nameOfPiece(piece);
    if (!isPath && (name === undefined || !OPERATION.test(name))) return false;
    const before = pieces[index - 1];
    const isNewName = isWord(before, "as");
    const next = pieces[isPath ? index + 2 : index + 1];
    return !isNewName && (isOperator(next) || (!isPath && isOperator(before)));
  });
}

function isOperator(piece: Piece | undefined): boolean {
  return (
    isWord(piece, "in", "not", "like", "is") ||
    ["=", "!", "<", ">", "*", "-", "+"].some((each) => isSymbol(piece, each))
  );
}
