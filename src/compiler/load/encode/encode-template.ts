import { recordOf } from "../../model/declaration.js";
import type { DiagnosticCode } from "../../model/diagnostic.js";
import type { Json, JsonObject } from "../../model/json.js";
import { promqlPiecesOf } from "../../model/promql-template.js";
import { secretPathOf } from "../../model/secret.js";
import { sqlPiecesOf } from "../../model/sql-template.js";
import { NOT_PROMQL, NOT_SQL } from "./codes.js";
import { described } from "./described.js";
import { addressOfRecord, type Encoder } from "./encoder.js";

/** What tells one kind of template from another. */
interface Language {
  readonly name: "sql" | "promql";
  readonly piecesOf: (
    value: unknown,
  ) => readonly ({ readonly text: string } | { readonly value: unknown })[] | undefined;
  readonly refused: DiagnosticCode;
}

const SQL: Language = { name: "sql", piecesOf: sqlPiecesOf, refused: NOT_SQL };
const PROMQL: Language = { name: "promql", piecesOf: promqlPiecesOf, refused: NOT_PROMQL };

/** A template as `{ $sql: parts }` or `{ $promql: parts }`, with the templates inside it spliced in; else undefined. */
export function encodeTemplate(value: object, encoder: Encoder): JsonObject | undefined {
  const language = [SQL, PROMQL].find((each) => each.piecesOf(value) !== undefined);
  if (language === undefined) return undefined;
  const parts: Json[] = [];
  splice(value, parts, new Set(), encoder, language);
  return { [`$${language.name}`]: parts };
}

/** `open` holds the templates around this one. The place of a value is its number among the template's values. */
function splice(template: object, parts: Json[], open: Set<object>, encoder: Encoder, language: Language): void {
  open.add(template);
  let index = 0;
  for (const piece of language.piecesOf(template) ?? []) {
    if ("text" in piece) {
      addText(piece.text, parts);
      continue;
    }
    encoder.path.push(index++);
    addValue(piece.value, parts, open, encoder, language);
    encoder.path.pop();
  }
  open.delete(template);
}

function addValue(value: unknown, parts: Json[], open: Set<object>, encoder: Encoder, language: Language): void {
  if (typeof value === "object" && value !== null) {
    const record = recordOf(value);
    if (record !== undefined) {
      parts.push({ $ref: addressOfRecord(record) });
      return;
    }
    if (language.piecesOf(value) !== undefined && !open.has(value)) {
      splice(value, parts, open, encoder, language);
      return;
    }
  } else if (isLiteral(value) && (language.name === "sql" || typeof value !== "boolean")) {
    parts.push({ $literal: value });
    return;
  }
  const advice = language.name === "sql" ? adviceFor(value) : promqlAdviceFor(value);
  encoder.report(language.refused, `is ${described(value)}: it cannot stand in \`${language.name}\`.${advice}`);
}

function promqlAdviceFor(value: unknown): string {
  if (value === undefined || Array.isArray(value) || secretPathOf(value) !== undefined) return adviceFor(value);
  return " Interpolate a recording rule, a metric, `promql`, a string or a number.";
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
