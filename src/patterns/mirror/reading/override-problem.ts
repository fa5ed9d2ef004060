import type { Wire } from "../../../compiler/model/stream.js";
import { parseMoment } from "./moment.js";
import { overridden } from "./override.js";

const CHOICES: Readonly<Record<Wire["kind"], string>> = {
  integer: "an integer type, Decimal(p, s), Float64",
  float: "Float64",
  boolean: "UInt8 or another integer type",
  decimal: "Decimal(p, s), Float64, and an integer type where the scale is 0",
  "unconstrained-decimal": "Decimal(p, s), Float64, an integer type",
  text: "UUID, IPv4, IPv6, JSON, an integer type, Decimal(p, s), Float64",
  enum: "",
  json: "JSON",
  uuid: "",
  date: "Date",
  timestamp: "DateTime('UTC'), DateTime64(0 to 6, 'UTC')",
  "zoned-timestamp": "DateTime, DateTime64(0 to 6), each with or without a zone",
  time: "",
  interval: "",
  base64: "",
  array: "Array(Nullable(…)) of what an element can be",
};

/** Why a column can't be stored as the type that the author chose; `undefined`: it can. */
export function overrideProblem(wire: Wire, type: string): string | undefined {
  if (overridden(wire, type) !== undefined) return undefined;
  if (/^Nullable\(|\(Nullable\(/.test(type) && !type.startsWith("Array(")) {
    return "Write the type without Nullable: whether a column may be NULL stays as at the source, unless `null` gives it up";
  }
  if (/^(Enum|FixedString)/.test(type)) {
    return "A value that it does not know would stop the mirror for good: use LowCardinality(String)";
  }
  const texts = wire.kind === "array" ? "" : "String, LowCardinality(String)";
  const choices = [texts, CHOICES[wire.kind]].filter((each) => each !== "").join(", ");
  return `Values of the source could be lost or stop the mirror. What holds them: ${choices}`;
}

/**
 * The same for a column of the sorting key or the source's primary key: two values that differ at the source must
 * differ here, or one row hides another.
 */
export function keyOverrideProblem(wire: Wire, type: string): string | undefined {
  const problem = overrideProblem(wire, type);
  if (problem !== undefined) return problem;
  const target = parseMoment(type);
  if (
    target !== undefined &&
    (wire.kind === "timestamp" || wire.kind === "zoned-timestamp") &&
    target.digits < wire.precision
  ) {
    return `It cuts digits of a key: use DateTime64(${wire.precision}, 'UTC') or String`;
  }
  if (/^Float/.test(type) && wire.kind !== "float") return "It rounds a key: use Decimal(p, s) or String";
  if (wire.kind === "text" && !/^(String|LowCardinality\(String\))$/.test(type)) {
    return "Different texts of a key could become one value: use String";
  }
  return /^JSON/.test(type) ? "JSON can't be a key: use String" : undefined;
}
