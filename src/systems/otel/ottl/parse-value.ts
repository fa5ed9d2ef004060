import { parseKeys, parseList, parseMap, unquoted } from "./parse-collection.js";
import type { Reader } from "./reader.js";
import type { Call, Field, Path, Value } from "./syntax.js";

const OPERATORS = [
  ["+", "-"],
  ["*", "/"],
] as const;

export function parseValue(reader: Reader): Value {
  return parseMath(reader, 0);
}

function parseMath(reader: Reader, level: number): Value {
  const operators: readonly string[] | undefined = OPERATORS[level];
  if (operators === undefined) return parseOperand(reader);
  const { at } = reader.peek();
  let left = parseMath(reader, level + 1);
  while (reader.peek().kind === "operator" && operators.includes(reader.peek().text)) {
    reader.take();
    const right = parseMath(reader, level + 1);
    left = { kind: "math", left, right, text: reader.since(at) };
  }
  return left;
}

function parseOperand(reader: Reader): Value {
  const { kind, text, at } = reader.peek();
  switch (kind) {
    case "string":
      reader.take();
      return { kind, text, value: unquoted(text) };
    case "int":
    case "float":
      reader.take();
      return { kind, text, value: Number(text) };
    case "bytes":
      reader.take();
      return { kind, text };
    case "word":
      return parseWord(reader);
    case "operator":
      if (text !== "-" && text !== "+") break;
      reader.take();
      return signed(parseOperand(reader), reader.since(at), text);
    case "punctuation":
      if (text === "[") return parseList(reader);
      if (text === "{") return parseMap(reader);
      if (text === "(") return parseParenthesised(reader);
      break;
    default:
      break;
  }
  throw reader.problem("needs a value");
}

function signed(value: Value, text: string, sign: string): Value {
  if (value.kind !== "int" && value.kind !== "float") return { kind: "math", left: value, right: value, text };
  return { ...value, text, value: sign === "-" ? -value.value : value.value };
}

function parseWord(reader: Reader): Value {
  const { text } = reader.peek();
  if (text === "nil") return { kind: "nil", text: reader.take().text };
  if (text === "true" || text === "false") return { kind: "boolean", text: reader.take().text, value: text === "true" };
  if (/^[A-Z]/.test(text)) {
    if (reader.peek(1).text === "(") return parseCall(reader);
    reader.take();
    return /^[A-Z][A-Z0-9_]*$/.test(text) ? { kind: "enum", text } : { kind: "function", name: text, text };
  }
  return parsePath(reader);
}

function parsePath(reader: Reader): Path {
  const { at } = reader.peek();
  const fields: Field[] = [];
  do {
    const name = reader.peek();
    if (name.kind === "word" && reader.peek(1).text === "(")
      throw reader.problem("calls an editor where a value stands: converters begin with a capital letter");
    if (name.kind !== "word" || !/^[a-z_][a-z0-9_]*$/.test(name.text))
      throw reader.problem("needs the name of a field");
    reader.take();
    fields.push({ name: name.text, keys: parseKeys(reader) });
  } while (reader.takes("."));
  return { kind: "path", fields, text: reader.since(at) };
}

/** A call of an editor or a converter; the reader stands before its name. */
export function parseCall(reader: Reader): Call {
  const { text: name, at } = reader.take();
  reader.expect("(", `after \`${name}\``);
  const given: { readonly name?: string; readonly value: Value }[] = [];
  while (!reader.takes(")")) {
    if (given.length > 0) reader.expect(",", `or \`)\` after an argument of \`${name}\``);
    const label = reader.peek().kind === "word" && reader.peek(1).kind === "equal" ? reader.take().text : undefined;
    if (label !== undefined) reader.take();
    const value = parseValue(reader);
    given.push(label === undefined ? { value } : { name: label, value });
  }
  const keys = parseKeys(reader);
  return { kind: "call", name, arguments: given, keys, text: reader.since(at) };
}

/** `(x) => …`, or arithmetic in parentheses. */
function parseParenthesised(reader: Reader): Value {
  const { place } = reader;
  const { at } = reader.take();
  const parameters: string[] = [];
  while (reader.peek().kind === "word" && (reader.peek(1).text === "," || reader.peek(1).text === ")")) {
    parameters.push(reader.take().text);
    if (!reader.takes(",")) break;
  }
  if (reader.takes(")") && reader.takes("=>")) {
    const body = reader.place;
    const value = parseValue(reader);
    const goesOn = reader.peek().kind === "comparison" || ["and", "or"].includes(reader.peek().text);
    if (!goesOn) return { kind: "lambda", parameters, body: value, text: reader.since(at) };
    reader.return(body);
    return { kind: "lambda", parameters, body: reader.grammar.condition(reader), text: reader.since(at) };
  }
  reader.return(place);
  reader.take();
  const value = parseValue(reader);
  reader.expect(")", "after a value in parentheses");
  return value;
}
