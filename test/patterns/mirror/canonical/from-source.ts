import type { StreamColumn, Wire } from "../../../../src/compiler/model/stream.js";
import { arrayElements } from "./array-text.js";
import { type Canonical, digits, duration, float } from "./value.js";

/**
 * PostgreSQL's text of a value in the form of comparison, as far as Debezium tells it. What Debezium itself loses:
 * - a NULL array and an array of an enum that holds NULL arrive as null, which ClickHouse reads as the empty array;
 *   so does a numeric[] that holds NaN;
 * - of `timetz` only the moment in UTC, of XML not the declaration (PostgreSQL's own output leaves it out),
 *   of `bit varying` not the zeros at its front, of `char(n)` in texts not the blanks at its end.
 * What ClickHouse cannot hold (NaN as a decimal, infinite and BC dates, years after 9999) is null here.
 */
export function fromSource(column: StreamColumn, text: string | null): Canonical {
  if (column.wire.kind === "array")
    return text === null ? [] : arrayFromSource(column.wire.of, column.sourceType, text);
  if (text === null) return null;
  const value = scalarFromSource(column.wire, column.sourceType, text);
  return value === null && !column.nullable ? "0" : value;
}

function arrayFromSource(element: Wire, type: string, text: string): Canonical {
  const elements = arrayElements(text).map((each) => (each === null ? null : scalarFromSource(element, type, each)));
  const lost =
    (element.kind === "enum" && elements.includes(null)) || (element.kind === "decimal" && /NaN|Infinity/.test(text));
  return lost ? [] : elements;
}

function scalarFromSource(wire: Wire, type: string, text: string): Canonical {
  switch (wire.kind) {
    case "decimal":
    case "unconstrained-decimal":
      return /NaN|Infinity/.test(text) ? null : digits(text.replace(/[$,]/g, ""));
    case "float":
      return float(text, wire.bits);
    case "boolean":
      return type === "bit(1)" ? String(text === "1") : text.startsWith("t") ? "true" : "false";
    case "date":
      return unrepresentable(text) ? null : text;
    case "timestamp":
    case "zoned-timestamp":
      return unrepresentable(text) ? null : digits(text.replace(/\+00$/, "").replace(/(:\d\d)$/, "$1.0"));
    case "time":
      return digits(`${text}${text.includes(".") ? "" : ".0"}`);
    case "interval":
      return duration(text);
    case "json":
      return type === "hstore" ? hstore(text) : text;
    case "base64":
      return type.startsWith("bit") ? bits(text) : text.replace(/^\\x/, "").toUpperCase();
    case "text":
      return textOf(type, text);
    default:
      return text;
  }
}

function unrepresentable(text: string): boolean {
  return /infinity|BC|^\d{5}/.test(text);
}

function textOf(type: string, text: string): string {
  if (type.startsWith("char(")) return text.trimEnd();
  if (type.startsWith("inet")) return text.replace(/^([\d.]+)\/32$|^([\da-f:]+)\/128$/, "$1$2");
  if (type === "xml") return text.replace(/^<\?xml[^>]*\?>/, "");
  return type === "timetz" ? inUtc(text) : text;
}

function inUtc(text: string): string {
  const [, hours, minutes, rest, sign, offsetHours, offsetMinutes = "0"] =
    /^(\d\d):(\d\d)(:[\d.]+)([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  const at = (Number(hours) * 60 + Number(minutes) - offset + 1440) % 1440;
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(at / 60))}:${two(at % 60)}${rest}Z`;
}

function hstore(text: string): string {
  const pairs = [...text.matchAll(/("(?:[^"\\]|\\.)*")=>("(?:[^"\\]|\\.)*"|NULL)/g)];
  return `{${pairs.map(([, key, value]) => `${key}:${value === "NULL" ? "null" : value}`).join(",")}}`;
}

/** Bits as Debezium writes them: bytes from the lowest on, without zeros at the top. */
function bits(text: string): string {
  const hexadecimal = text === "" ? "" : BigInt(`0b${text}`).toString(16);
  const even = hexadecimal.length % 2 === 0 ? hexadecimal : `0${hexadecimal}`;
  const bytes = even.match(/../g) ?? [];
  return bytes
    .toReversed()
    .join("")
    .replace(/(00)+$/, "")
    .toUpperCase();
}
