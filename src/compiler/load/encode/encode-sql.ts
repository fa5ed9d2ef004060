import { recordOf } from "../../model/declaration.js";
import type { Json, JsonObject } from "../../model/json.js";
import { secretPathOf } from "../../model/secret.js";
import { sqlPiecesOf } from "../../model/sql-template.js";
import { NOT_SQL } from "./codes.js";
import { described } from "./described.js";
import { addressOfRecord, type Encoder } from "./encoder.js";

/** An `sql` template as `{ $sql: parts }`, with the templates inside it spliced in. */
export function encodeSql(template: object, encoder: Encoder): JsonObject {
  const parts: Json[] = [];
  splice(template, parts, new Set(), encoder);
  return { $sql: parts };
}

/** `open` holds the templates around this one. The place of a value is its number among the template's values. */
function splice(template: object, parts: Json[], open: Set<object>, encoder: Encoder): void {
  open.add(template);
  let index = 0;
  for (const piece of sqlPiecesOf(template) ?? []) {
    if ("text" in piece) {
      addText(piece.text, parts);
      continue;
    }
    encoder.path.push(index++);
    addValue(piece.value, parts, open, encoder);
    encoder.path.pop();
  }
  open.delete(template);
}

function addValue(value: unknown, parts: Json[], open: Set<object>, encoder: Encoder): void {
  if (typeof value === "object" && value !== null) {
    const record = recordOf(value);
    if (record !== undefined) {
      parts.push({ $ref: addressOfRecord(record) });
      return;
    }
    if (sqlPiecesOf(value) !== undefined && !open.has(value)) {
      splice(value, parts, open, encoder);
      return;
    }
  } else if (isLiteral(value)) {
    parts.push({ $literal: value });
    return;
  }
  encoder.report(NOT_SQL, `is ${described(value)}: it cannot stand in \`sql\`.${adviceFor(value)}`);
}

function isLiteral(value: unknown): value is string | number | boolean {
  return (
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))
  );
}

function addText(text: string, parts: Json[]): void {
  const last = parts.length - 1;
  const before = parts[last];
  if (text === "") return;
  if (typeof before === "string") parts[last] = before + text;
  else parts.push(text);
}

function adviceFor(value: unknown): string {
  if (value === undefined) return " Is the name spelt as it is exported? Do two files import each other?";
  if (value === null) return " Write NULL in the SQL itself.";
  if (Array.isArray(value)) return " Write its items one by one.";
  if (secretPathOf(value) !== undefined) return " Its value would stand in the statement, for all to read.";
  return " Interpolate a resource, `sql`, a string, a number or a boolean.";
}
