import { describe, expect, it } from "vitest";
import type { Wire } from "../../../src/compiler/model/stream.js";
import { keyOverrideProblem, overrideProblem } from "../../../src/patterns/mirror/reading/override-problem.js";
import { nameProblem } from "../../../src/patterns/mirror/reserved-names.js";

const wires = {
  integer: { kind: "integer", bits: 32 },
  real: { kind: "float", bits: 32 },
  double: { kind: "float", bits: 64 },
  boolean: { kind: "boolean" },
  decimal: { kind: "decimal", precision: 12, scale: 4 },
  whole: { kind: "decimal", precision: 12, scale: 0 },
  numeric: { kind: "unconstrained-decimal" },
  text: { kind: "text" },
  enum: { kind: "enum" },
  json: { kind: "json" },
  uuid: { kind: "uuid" },
  date: { kind: "date" },
  timestamp: { kind: "timestamp", unit: "microseconds", precision: 6 },
  timestamptz: { kind: "zoned-timestamp", precision: 6 },
  time: { kind: "time", unit: "microseconds" },
  interval: { kind: "interval" },
  bytea: { kind: "base64" },
  integers: { kind: "array", of: { kind: "integer", bits: 32 } },
} as const satisfies Readonly<Record<string, Wire>>;

const allowed: Readonly<Record<keyof typeof wires, readonly string[]>> = {
  integer: ["Int32", "Int64", "UInt8", "UInt256", "Float64", "Float32", "Decimal(10, 2)", "Decimal64(2)"],
  real: ["Float32", "Float64"],
  double: ["Float64"],
  boolean: ["Bool", "UInt8"],
  decimal: ["Decimal(12,4)", "Decimal(76, 10)", "Decimal(9)", "Float64"],
  whole: ["UInt64", "Int128"],
  numeric: ["Decimal(76, 38)", "Float64", "Int64"],
  text: ["UUID", "IPv4", "IPv6", "JSON", "UInt32", "Decimal(10, 2)", "Float64"],
  enum: [],
  json: ["JSON", "JSON(max_dynamic_paths=10)"],
  uuid: ["UUID"],
  date: ["Date32", "Date"],
  timestamp: ["DateTime64(6, 'UTC')", "DateTime64(3,'UTC')", "DateTime('UTC')"],
  timestamptz: ["DateTime", "DateTime64(3)", "DateTime64(6, 'Europe/Berlin')", "DateTime('Asia/Tokyo')"],
  time: ["Int64"],
  interval: [],
  bytea: [],
  integers: ["Array(Nullable(Int32))", "Array(Nullable(UInt8))", "Array(Nullable(String))"],
};

const refused: Readonly<Record<keyof typeof wires, readonly string[]>> = {
  integer: ["DateTime", "Bool", "Date", "IPv4"],
  real: ["Decimal(10, 2)", "Int32"],
  double: ["Float32", "BFloat16"],
  boolean: ["Int7"],
  decimal: ["Int64", "Float32", "Decimal(77, 2)", "Decimal(4, 5)", "Decimal"],
  whole: ["Date"],
  numeric: ["Float32"],
  text: ["Date", "DateTime", "FixedString(4)", "Map(String, String)"],
  enum: ["Enum8('a' = 1)", "Enum16('a' = 1)", "UInt8"],
  json: ["JSON(a Int32)", "Object('json')", "Map(String, String)", "Tuple(a Int32)"],
  uuid: ["UInt128"],
  date: ["DateTime", "DateTime64(3)", "UInt16"],
  timestamp: ["DateTime", "DateTime64(6)", "DateTime64(9, 'UTC')", "DateTime('Europe/Berlin')", "Date"],
  timestamptz: ["DateTime64(9)", "Date", "Int64"],
  time: ["Time64(6)", "UInt32"],
  interval: ["IntervalSecond", "Int64"],
  bytea: ["FixedString(16)", "UUID"],
  integers: ["String", "Array(Int32)", "Array(Nullable(Date))"],
};

/** Types that nothing can become. */
const never = [
  "",
  "Nullable(String)",
  "LowCardinality(Nullable(String))",
  "LowCardinality(UInt8)",
  "FixedString(1)",
  "Enum8('a' = 1)",
];

describe("the types that an author may choose", () => {
  const names = Object.keys(wires).filter((name): name is keyof typeof wires => name in wires);

  it.each(names)("for %s hold every value or refuse it", (name) => {
    const texts = wires[name].kind === "array" ? [] : ["String", "LowCardinality(String)"];
    for (const type of [...allowed[name], ...texts]) expect(overrideProblem(wires[name], type), type).toBeUndefined();
    for (const type of [...refused[name], ...never])
      expect(overrideProblem(wires[name], type), type).toBeTypeOf("string");
  });

  it("are named where another was chosen", () => {
    expect(overrideProblem(wires.date, "DateTime")).toBe(
      "Values of the source could be lost or stop the mirror. What holds them: String, LowCardinality(String), Date",
    );
    expect(overrideProblem(wires.enum, "Enum8('a' = 1)")).toBe(
      "A value that it does not know would stop the mirror for good: use LowCardinality(String)",
    );
    expect(overrideProblem(wires.text, "Nullable(String)")).toMatch(/^Write the type without Nullable/);
  });

  it("keep the values of a key apart", () => {
    const apart: readonly (readonly [Wire, string])[] = [
      [wires.integer, "UInt64"],
      [wires.numeric, "Decimal(76, 10)"],
      [wires.text, "LowCardinality(String)"],
      [wires.date, "Date"],
      [wires.timestamp, "DateTime64(6, 'UTC')"],
      [{ kind: "timestamp", unit: "milliseconds", precision: 0 }, "DateTime('UTC')"],
    ];
    for (const [wire, type] of apart) expect(keyOverrideProblem(wire, type), type).toBeUndefined();
    const together: readonly (readonly [Wire, string])[] = [
      [wires.numeric, "Float64"],
      [wires.text, "UUID"],
      [wires.text, "UInt32"],
      [wires.timestamp, "DateTime('UTC')"],
      [wires.timestamptz, "DateTime64(3)"],
      [wires.json, "JSON"],
      [wires.enum, "Enum8('a' = 1)"],
    ];
    for (const [wire, type] of together) expect(keyOverrideProblem(wire, type), type).toBeTypeOf("string");
  });
});

describe("the names that a column may have", () => {
  it("are all but a few", () => {
    expect(nameProblem("_version", wires.text)).toBeTypeOf("string");
    expect(nameProblem("null", wires.integer)).toBeTypeOf("string");
    expect(nameProblem("a.b", wires.integers)).toBeTypeOf("string");
    expect(nameProblem("a.b", wires.text)).toBeUndefined();
    expect(nameProblem("version", wires.text)).toBeUndefined();
  });
});
