import { types } from "node:util";
import { recordOf } from "../../model/declaration.js";
import type { Json, JsonObject } from "../../model/json.js";
import { secretPathOf } from "../../model/secret.js";
import { NOT_PLAIN_DATA, UNDEFINED_VALUE } from "./codes.js";
import { described, isPlainObject } from "./described.js";
import { encodeTemplate } from "./encode-template.js";
import { addressOfRecord, type Encoder } from "./encoder.js";
import { reportUnreadable } from "./guarded.js";

/** Deeper than anything that a server takes; a getter that makes ever new objects must end somewhere. */
const DEEPEST = 200;

const RESERVED: ReadonlySet<string> = new Set(["$ref", "$sql", "$promql", "$secret", "$literal", "__proto__"]);

/** A value of the options as plain data; what has no such form is reported and left out. */
export function encodeValue(value: unknown, encoder: Encoder): Json | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      // JSON has no minus zero.
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      break;
    case "undefined":
      encoder.report(UNDEFINED_VALUE, `is undefined.${secretAdvice(encoder.path.at(-1))}${UNDEFINED_CAUSES}`);
      return undefined;
    case "object":
      return value === null ? null : encodeObject(value, encoder);
  }
  encoder.report(NOT_PLAIN_DATA, `is ${described(value)}.${adviceFor(value)}`);
  return undefined;
}

export const UNDEFINED_CAUSES =
  " Is the name spelt as it is exported? Do two files import each other? Leave an option out instead of setting it to undefined.";

/** An environment variable that is not set is a likely cause, and it should not have been asked for. */
function secretAdvice(option: string | number | undefined): string {
  return /password|secret|token/i.test(String(option))
    ? ' A secret is named, not read: write secret("where/key"), whatever the environment has.'
    : "";
}

function encodeObject(value: object, encoder: Encoder): Json | undefined {
  if (types.isProxy(value)) return refused(value, encoder);
  const record = recordOf(value);
  if (record !== undefined) return { $ref: addressOfRecord(record) };
  const secret = secretPathOf(value);
  if (secret !== undefined) return { $secret: secret };
  if (encoder.open.includes(value)) {
    encoder.report(NOT_PLAIN_DATA, "contains itself. Data that is written to a file cannot be cyclic.");
    return undefined;
  }
  if (encoder.open.length >= DEEPEST) {
    encoder.report(NOT_PLAIN_DATA, `is nested more than ${DEEPEST} levels deep.`);
    return undefined;
  }
  encoder.open.push(value);
  try {
    const template = encodeTemplate(value, encoder);
    if (template !== undefined) return template;
    if (Array.isArray(value)) return encodeList(value, encoder);
    if (isPlainObject(value) && !hasSymbols(value)) return encodeProperties(value, encoder);
    return refused(value, encoder);
  } finally {
    encoder.open.pop();
  }
}

/** What the config language makes is branded by symbols: of these, only those known above have a form. */
function hasSymbols(value: object): boolean {
  const symbols = Object.getOwnPropertySymbols(value);
  return symbols.some((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol));
}

function refused(value: object, encoder: Encoder): undefined {
  encoder.report(NOT_PLAIN_DATA, `is ${described(value)}.${adviceFor(value)}`);
}

function encodeList(list: readonly unknown[], encoder: Encoder): readonly Json[] {
  const encoded: Json[] = [];
  for (let index = 0; index < list.length; index++) {
    encoder.path.push(index);
    const item = encodeValue(list[index], encoder);
    encoder.path.pop();
    if (item !== undefined) encoded.push(item);
  }
  return encoded;
}

/** The properties of a plain object. */
function encodeProperties(value: object, encoder: Encoder): JsonObject {
  const encoded: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    encoder.path.push(key);
    if (RESERVED.has(key)) encoder.report(NOT_PLAIN_DATA, "has a reserved name. Choose another.");
    else {
      const item = encodeProperty(value, key, encoder);
      if (item !== undefined) encoded[key] = item;
    }
    encoder.path.pop();
  }
  return encoded;
}

/** A getter or a proxy further down may throw: reported for the nearest property around it. */
function encodeProperty(owner: object, key: string, encoder: Encoder): Json | undefined {
  const depth = encoder.path.length;
  try {
    return encodeValue(Reflect.get(owner, key), encoder);
  } catch (thrown) {
    return reportUnreadable(encoder, depth, thrown);
  }
}

function adviceFor(value: unknown): string {
  if (typeof value === "function") return " Options hold data: call it and pass what it returns.";
  if (typeof value === "bigint") return " Write it as a number or a string.";
  if (typeof value === "number") return " It has no form in JSON, YAML or SQL.";
  if (types.isProxy(value)) return " Copy its content into an object of its own.";
  if (types.isPromise(value)) return " Write `await` before it.";
  if (types.isDate(value)) return " Write it as text: `.toISOString()`.";
  if (types.isMap(value)) return " Write it as an object: `Object.fromEntries(map)`.";
  if (types.isSet(value)) return " Write it as a list: `[...set]`.";
  return " Options hold text, numbers, booleans, null, lists, plain objects, resources, `sql`, `promql` and secrets.";
}
