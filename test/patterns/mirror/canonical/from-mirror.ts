import type { StreamColumn, Wire } from "../../../../src/compiler/model/stream.js";
import type { JsonValue } from "../../../../src/engine/index.js";
import { identifier } from "../../../../src/systems/clickhouse/sql/quote.js";
import { type Canonical, digits, duration, float, timeOfDay } from "./value.js";

/** The mirror's column in a SELECT: bytes as hexadecimal digits, as JSON can't carry them. */
export function selected(column: StreamColumn): string {
  const name = identifier(column.name);
  const inside = column.wire.kind === "array" ? column.wire.of : column.wire;
  if (inside.kind !== "base64") return name;
  return column.wire.kind === "array" ? `arrayMap(each -> hex(each), ${name}) AS ${name}` : `hex(${name}) AS ${name}`;
}

/** ClickHouse's JSON of a value in the form of comparison. */
export function fromMirror(column: StreamColumn, value: JsonValue | undefined): Canonical {
  if (value === null) return null;
  const { wire } = column;
  if (wire.kind !== "array") return scalarFromMirror(wire, column.sourceType, value);
  if (!Array.isArray(value)) throw new Error(`${column.name} is no array: ${JSON.stringify(value)}`);
  return value.map((each: JsonValue) => (each === null ? null : scalarFromMirror(wire.of, column.sourceType, each)));
}

function scalarFromMirror(wire: Wire, type: string, value: JsonValue | undefined): Canonical {
  const text = Object.is(value, -0) ? "-0" : String(value);
  switch (wire.kind) {
    case "decimal":
    case "unconstrained-decimal":
    case "timestamp":
    case "zoned-timestamp":
      return digits(text);
    case "float":
      return float(text, wire.bits);
    case "time":
      return timeOfDay(BigInt(text), wire.unit);
    case "interval":
      return duration(text);
    case "base64":
      return type.startsWith("bit") ? text.replace(/(00)+$/, "") : text;
    case "text":
      return type.startsWith("char(") ? text.trimEnd() : text;
    default:
      return text;
  }
}
