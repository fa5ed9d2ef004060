import type { Wire } from "../../../compiler/model/stream.js";
import { decimalReading, parseDecimal } from "./decimal.js";
import { dayReading, narrowedMoment, parseMoment } from "./moment.js";
import { arrayReading, cast, checked, plain, type Reading } from "./reading.js";
import { readingOf } from "./wire-reading.js";

/**
 * A column read as the type that the author chose; `undefined` where values could throw while they are taken, or be
 * changed without a word. What throws would stop the mirror for good, so nothing that can is allowed.
 */
export function overridden(wire: Wire, written: string): Reading | undefined {
  const type = canonicalType(written);
  const derived = readingOf(wire);
  if (derived?.type === type) return derived;
  if (type === "String" || type === "LowCardinality(String)") return asText(wire, type, derived);
  switch (wire.kind) {
    case "integer":
      if (parseDecimal(type) !== undefined) return decimalReadingOf(type, "Nullable(Int64)");
      return isInteger(type) || isFloat(type) ? cast("Nullable(Int64)", type) : undefined;
    case "float":
      return wire.bits === 32 && type === "Float64" ? plain("Nullable(Float64)", type) : undefined;
    case "boolean":
      return isInteger(type) ? cast("Nullable(Bool)", type) : undefined;
    case "decimal":
      return digitsAs(type, wire.scale <= 0);
    case "unconstrained-decimal":
      return digitsAs(type, true);
    case "text":
      return digitsAs(type, true) ?? textAs(type);
    case "json":
      return isJson(type) ? cast("Nullable(String)", type) : undefined;
    case "date":
      return type === "Date" ? dayReading("Date", 0, 65_535) : undefined;
    case "timestamp":
    case "zoned-timestamp":
      return momentAs(type, wire.kind, derived);
    case "array": {
      const element = /^Array\(Nullable\((.*)\)\)$/.exec(type)?.[1];
      return element === undefined ? undefined : arrayReading(overridden(wire.of, element));
    }
    default:
      return undefined;
  }
}

/** Types as they are written here, whatever the spaces in them: `Decimal(10,2)` as `Decimal(10, 2)`. */
function canonicalType(written: string): string {
  return written
    .trim()
    .replace(/\s*([(),])\s*/g, "$1")
    .replaceAll(",", ", ");
}

function asText(wire: Wire, type: string, derived: Reading | undefined): Reading | undefined {
  if (wire.kind === "array") return undefined;
  // What the source writes as text is kept as it came: so nothing of it can be refused.
  const isWrittenAsText = derived === undefined || (derived.queueType === "Nullable(String)" && wire.kind !== "base64");
  if (isWrittenAsText)
    return { ...plain("Nullable(String)", type), ...(derived?.type === "String" ? { convert: derived.convert } : {}) };
  if (derived.type === "String") return { ...derived, type };
  return { ...derived, type, convert: (value) => `toString(${derived.convert(value)})` };
}

function digitsAs(type: string, maybeWhole: boolean): Reading | undefined {
  if (parseDecimal(type) !== undefined) return decimalReadingOf(type, "Nullable(String)");
  return type === "Float64" || (maybeWhole && isInteger(type)) ? cast("Nullable(String)", type) : undefined;
}

function decimalReadingOf(type: string, queueType: string): Reading | undefined {
  const decimal = parseDecimal(type);
  if (decimal === undefined || decimal.precision < 1 || decimal.precision > 76 || decimal.scale > decimal.precision)
    return undefined;
  return queueType === "Nullable(String)" ? { ...decimalReading(decimal, false), type } : cast(queueType, type);
}

function textAs(type: string): Reading | undefined {
  if (type === "UUID") return checked("Nullable(String)", type, (value) => `toUUIDOrNull(${value})`);
  return type === "IPv4" || type === "IPv6" || isJson(type) ? cast("Nullable(String)", type) : undefined;
}

function momentAs(
  type: string,
  kind: "timestamp" | "zoned-timestamp",
  derived: Reading | undefined,
): Reading | undefined {
  const target = parseMoment(type);
  if (target === undefined || derived === undefined || target.digits > 6) return undefined;
  // A clock's time is kept as UTC; in another zone, or the server's own, it would be another time.
  if (kind === "timestamp" && target.zone !== "UTC") return undefined;
  return narrowedMoment(derived, type, target);
}

function isInteger(type: string): boolean {
  return /^U?Int(8|16|32|64|128|256)$/.test(type);
}

function isFloat(type: string): boolean {
  return type === "Float32" || type === "Float64";
}

function isJson(type: string): boolean {
  return /^JSON(\((max_dynamic_(paths|types) ?= ?\d+(, )?)+\))?$/.test(type);
}
