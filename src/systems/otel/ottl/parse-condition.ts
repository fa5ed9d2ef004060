import { parseValue } from "./parse-value.js";
import type { Reader } from "./reader.js";
import type { Condition } from "./syntax.js";

export function parseCondition(reader: Reader): Condition {
  return parseJoined(reader, "or", () => parseJoined(reader, "and", () => parseTerm(reader)));
}

function parseJoined(reader: Reader, kind: "or" | "and", item: () => Condition): Condition {
  const first = item();
  const items = [first];
  while (reader.takes(kind)) items.push(item());
  return items.length === 1 ? first : { kind, items };
}

function parseTerm(reader: Reader): Condition {
  if (reader.takes("not")) return { kind: "not", item: parseTerm(reader) };
  const { place } = reader;
  if (reader.peek().text === "(") {
    const condition = inParentheses(reader);
    // What follows a value in parentheses is an operator: `(1 + 2) * x > y`.
    if (condition !== undefined && !["comparison", "operator"].includes(reader.peek().kind)) return condition;
    reader.return(place);
  }
  const left = parseValue(reader);
  if (reader.peek().kind !== "comparison") {
    if (left.kind === "boolean" || left.kind === "call") return { kind: "constant", value: left };
    throw reader.problem(`needs a comparison after \`${left.text}\``);
  }
  const operator = reader.take().text;
  return { kind: "comparison", operator, left, right: parseValue(reader) };
}

/** `undefined` where what stands in the parentheses is a value. */
function inParentheses(reader: Reader): Condition | undefined {
  reader.take();
  const start = reader.place;
  let depth = 1;
  let isCondition = false;
  while (depth > 0 && reader.peek().kind !== "end") {
    const { text, kind } = reader.take();
    if (kind === "string") continue;
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (depth === 1) isCondition ||= kind === "comparison" || ["and", "or", "not", "true", "false"].includes(text);
  }
  const after = reader.peek().kind;
  reader.return(start);
  if (!isCondition && (after === "comparison" || after === "operator")) return undefined;
  const condition = parseCondition(reader);
  reader.expect(")", "after a condition in parentheses");
  return condition;
}
